/* SPDX-License-Identifier: Apache-2.0 */
/** Commands and scripts for Redis, the batches that join them, and commands on their way. */
package org.jsoa.rar.command;

/* SPDX-License-Identifier: Apache-2.0 */
/** What is said to Redis: commands and scripts, how they are joined into batches, and what Redis returns. */
package org.jsoa.rar.command;

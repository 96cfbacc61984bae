/* SPDX-License-Identifier: Apache-2.0 */
/** The resources of a started adapter: the Redis clients, their threads and their timers. */
package org.jsoa.rar.runtime;

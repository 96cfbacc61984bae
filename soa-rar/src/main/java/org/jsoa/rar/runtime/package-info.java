/* SPDX-License-Identifier: Apache-2.0 */
/** What lives between the start and the stop of the adapter: the Redis clients, their threads and their timers. */
package org.jsoa.rar.runtime;

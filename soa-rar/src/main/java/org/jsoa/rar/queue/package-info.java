/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The server side of Redis lists: takes messages off the queues of services, renews leases, and acknowledges or requeues
 * messages.
 */
package org.jsoa.rar.queue;

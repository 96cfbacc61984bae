/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

/**
 * The limits of what calls take from Redis and from this machine.
 *
 * @param queueCapacity how many messages a list may hold before it counts as full
 * @param requestBytes the largest request that is sent, without the header of its frame
 * @param largeRequestBytes the size above which a request is logged, with the header of its frame; 0 for never
 * @param inFlight how many calls may be in flight at once
 * @param unsentBytes the total size of the requests that Redis does not have yet
 * @since 0.1
 */
public record CallLimits(int queueCapacity, int requestBytes, int largeRequestBytes, int inFlight, int unsentBytes) {}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

/**
 * What calls may take at most, of Redis and of this machine.
 *
 * @param queueCapacity how many messages may be on a list before it counts as full
 * @param requestBytes the largest request sent, frame headers not counted
 * @param largeRequestBytes above which size a request is logged, frame headers counted; 0 for never
 * @param inFlight how many calls may be under way at once
 * @param unsentBytes how large all requests together may be that Redis does not have yet
 */
public record CallLimits(int queueCapacity, int requestBytes, int largeRequestBytes, int inFlight, int unsentBytes) {}

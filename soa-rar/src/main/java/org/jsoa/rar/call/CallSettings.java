/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Duration;
import java.util.Set;
import org.jsoa.rar.message.RequestWriters;
import org.jsoa.rar.message.ResponseReader;

/**
 * How calls are made.
 *
 * @param writers write requests
 * @param reader reads responses
 * @param maxResponseBytes the largest response that is put together from chunks
 * @param timeout how long a call waits for its response if the call has no timeout
 * @param limits the limits of the resources that calls use
 * @param chunkingServices the services that are known to respond in chunks, or {@code *} for all
 * @param replyPrefix the first part of the names of reply lists
 * @since 0.1
 */
public record CallSettings(
        RequestWriters writers,
        ResponseReader reader,
        int maxResponseBytes,
        Duration timeout,
        Limits limits,
        Set<String> chunkingServices,
        String replyPrefix) {

    /**
     * The limits of the resources that calls use in Redis and on this machine.
     *
     * @param queueCapacity how many messages a list may hold before it counts as full
     * @param requestBytes the largest request that is sent, without the header of its frame
     * @param largeRequestBytes the size above which a request is logged, with the header of its frame; 0 for never
     * @param inFlight how many calls may be in flight at once
     * @param unsentBytes the total size of the requests that Redis does not have yet
     * @since 0.1
     */
    public record Limits(int queueCapacity, int requestBytes, int largeRequestBytes, int inFlight, int unsentBytes) {}
}

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
 * @param maxReplyBytes how large a reply may be, put together of its chunks
 * @param timeout how long a call waits when it does not say
 * @param bounds what calls may take at most
 * @param chunkingServices the services whose replies are known to come in chunks, or {@code *} for all
 * @param replyPrefix what the names of reply lists begin with
 */
public record CallSettings(
        RequestWriters writers,
        ResponseReader reader,
        int maxReplyBytes,
        Duration timeout,
        CallLimits bounds,
        Set<String> chunkingServices,
        String replyPrefix) {}

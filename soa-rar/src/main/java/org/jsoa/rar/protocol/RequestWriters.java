/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoa.connection.Sending;

/**
 * Writers of requests for every version of the protocol and every serializer. Immutable, safe for use by many threads.
 *
 * @since 0.1
 */
public final class RequestWriters {

    private static final int NEWEST = 3;

    private final int protocol;
    private final ContentType contentType;
    private final List<Map<ContentType, RequestWriter>> writers;

    /**
     * Creates the writers.
     *
     * @param protocol the version where a job does not say, 1 to 3
     * @param contentType how payloads are serialized where a job does not say; not null
     * @param maxBytes the largest serialized envelope in bytes, headers not counted
     * @throws IllegalArgumentException if there is no such version, or the maximum is not positive
     */
    public RequestWriters(int protocol, ContentType contentType, int maxBytes) {
        Frame.requireVersion(protocol);
        this.protocol = protocol;
        this.contentType = contentType;
        this.writers = IntStream.rangeClosed(1, NEWEST)
                .mapToObj(version -> ofVersion(version, maxBytes))
                .toList();
    }

    private static Map<ContentType, RequestWriter> ofVersion(int protocol, int maxBytes) {
        Map<ContentType, RequestWriter> writers = new EnumMap<>(ContentType.class);
        for (ContentType type : ContentType.values()) {
            writers.put(type, new RequestWriter(protocol, type, maxBytes));
        }
        return writers;
    }

    /**
     * Returns the writer for a job.
     *
     * @param sending what the job says
     * @return the writer
     */
    public RequestWriter of(Sending sending) {
        int version = sending.protocol() == null ? protocol : sending.protocol();
        return writers.get(version - 1).get(contentType(sending));
    }

    private ContentType contentType(Sending sending) {
        if (sending.serializer() == null) {
            return contentType;
        }
        return switch (sending.serializer()) {
            case MSGPACK -> ContentType.MSGPACK;
            case JSON -> ContentType.JSON;
        };
    }
}

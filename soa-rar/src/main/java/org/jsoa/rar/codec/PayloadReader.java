/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.util.Map;
import org.jsoa.rar.frame.ContentType;

/**
 * Reads one payload. The caller provides the map for the entries of the top level, and keeps the entries before a failure.
 */
public sealed interface PayloadReader permits MessagePackReader, JsonReader {

    /**
     * Creates a reader.
     *
     * @param type the content type
     * @param bytes holds the payload
     * @param offset where the payload begins
     * @param length the length of the payload
     * @param limits the limits of the payload
     * @return the reader, for one use
     */
    static PayloadReader open(ContentType type, byte[] bytes, int offset, int length, DecodeLimits limits) {
        return switch (type) {
            case MSGPACK -> new MessagePackReader(bytes, offset, length, limits);
            case JSON -> new JsonReader(bytes, offset, length, limits);
        };
    }

    /**
     * Reads the whole payload.
     *
     * @param target receives the entries of the top level; if reading fails, those before the failure
     * @throws MalformedPayloadException if the payload is not exactly one map, or exceeds the limits
     */
    void read(Map<Object, Object> target) throws MalformedPayloadException;
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.util.Map;
import org.jsoa.rar.frame.ContentType;

/**
 * Reads one payload. The top level is read entry by entry into a map that the caller keeps, so that something is left of a
 * message that turns out to be unreadable further on.
 */
public interface PayloadReader {

    /** Opens the payload of a frame, with as much caution as the limits ask for. */
    static PayloadReader open(ContentType type, byte[] bytes, int offset, int length, DecodeLimits limits) {
        return switch (type) {
            case MSGPACK -> new MessagePackReader(bytes, offset, length, limits);
            case JSON -> new JsonReader(bytes, offset, length, limits);
        };
    }

    /**
     * Reads the whole payload.
     *
     * @param target takes the entries of the top level, up to the point where reading failed if it does
     * @throws MalformedPayloadException if the payload is not one map and nothing else, or goes beyond the limits
     */
    void read(Map<Object, Object> target) throws MalformedPayloadException;
}

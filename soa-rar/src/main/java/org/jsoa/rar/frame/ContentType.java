/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import java.util.Optional;

/**
 * How the payload of a frame is serialized.
 *
 * @since 0.1
 */
public enum ContentType {
    /** MessagePack with PySOA's extension types, which carries every value of a message body. */
    MSGPACK("application/msgpack"),

    /** JSON as Python writes it, which carries no bytes, dates, decimals or amounts. */
    JSON("application/json");

    private final String mimeType;

    ContentType(String mimeType) {
        this.mimeType = mimeType;
    }

    /**
     * Returns the name that stands in a frame's header.
     *
     * @return the mime type; never null
     */
    public String mimeType() {
        return mimeType;
    }

    /**
     * Finds a content type by the name that stands in a frame's header.
     *
     * @param mimeType the mime type, compared letter by letter as PySOA does; not null
     * @return the content type, empty if it is not known
     */
    public static Optional<ContentType> ofMimeType(String mimeType) {
        for (ContentType type : values()) {
            if (type.mimeType.equals(mimeType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}

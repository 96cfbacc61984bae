/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import java.util.Optional;

/**
 * How the payload of a frame is serialized.
 *
 * @since 0.1
 */
public enum ContentType {
    /** MessagePack with PySOA's extension types. It can represent every value of a message body. */
    MSGPACK("application/msgpack"),

    /** JSON as Python writes it. It cannot represent bytes, dates, decimals and amounts. */
    JSON("application/json");

    private final String mimeType;

    ContentType(String mimeType) {
        this.mimeType = mimeType;
    }

    /**
     * Returns the name in the header of a frame.
     *
     * @return the mime type; never null
     */
    public String mimeType() {
        return mimeType;
    }

    /**
     * Finds a content type by its name in the header of a frame.
     *
     * @param mimeType the mime type, which must match exactly, as in PySOA; not null
     * @return the content type, empty if there is none of that name
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

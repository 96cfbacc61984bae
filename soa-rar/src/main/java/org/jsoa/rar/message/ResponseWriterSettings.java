/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

/**
 * The limits of the size of responses.
 *
 * @param maxMessageBytes the largest serialized envelope in bytes, without the header of the frame
 * @param chunkThreshold the size in bytes above which a response is split into chunks of this size, or -1 for never
 * @since 0.1
 */
public record ResponseWriterSettings(int maxMessageBytes, int chunkThreshold) {

    /** PySOA's: 256000 bytes, no chunks. */
    public static final ResponseWriterSettings DEFAULT = new ResponseWriterSettings(256_000, -1);

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the maximum is not positive, or the threshold neither positive nor -1
     */
    public ResponseWriterSettings {
        if (maxMessageBytes < 1) {
            throw new IllegalArgumentException("maxMessageBytes must be positive, but is " + maxMessageBytes);
        }
        if (chunkThreshold < 1 && chunkThreshold != -1) {
            throw new IllegalArgumentException("chunkThreshold must be positive, or -1, but is " + chunkThreshold);
        }
    }
}

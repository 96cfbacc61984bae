/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

/**
 * How large an answer may be.
 *
 * @param maxMessageBytes the largest serialized envelope in bytes, headers not counted
 * @param chunkThreshold above how many bytes an answer is cut into chunks of that size, or -1 for never
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

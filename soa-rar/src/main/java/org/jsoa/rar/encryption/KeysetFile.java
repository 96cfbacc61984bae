/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jsoa.rar.time.MonotonicClock;

/**
 * A file with the keys for message bodies.
 *
 * @param path the path of the file
 * @since 0.1
 */
public record KeysetFile(Path path) {

    /** A key has about 300 bytes. */
    private static final int MAX_BYTES = 1 << 20;

    /**
     * Checks that the file has keys.
     *
     * @throws IllegalArgumentException if it has none, with the reason
     */
    public void requireKeys() {
        Keyset.parse(content());
    }

    /**
     * Returns a cipher with the keys, which follows changes of the file.
     *
     * @param clock measures the time between checks of the file
     * @return the cipher
     * @throws IllegalArgumentException if the file has no keys, with the reason
     */
    public BodyCipher cipher(MonotonicClock clock) {
        return new RotatingKeyset(this, clock);
    }

    byte[] content() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IllegalArgumentException("it has more than the " + MAX_BYTES + " bytes allowed");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read: " + e, e);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file with the keys by which bodies are encrypted.
 *
 * @param path where it is
 */
public record KeysetFile(Path path) {

    /** A key takes some 300 bytes. */
    private static final int LARGEST = 1 << 20;

    /**
     * Checks that the file has keys.
     *
     * @throws IllegalArgumentException if not, saying why
     */
    public void requireKeys() {
        Keyset.parse(content());
    }

    /**
     * Returns what encrypts with the keys, and goes over to others when the file changes.
     *
     * @return the cipher
     * @throws IllegalArgumentException if the file has no keys, saying why
     */
    public BodyCipher cipher() {
        return new RotatingKeyset(this, System::nanoTime);
    }

    byte[] content() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IllegalArgumentException("it has more than the " + LARGEST + " bytes allowed");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read: " + e, e);
        }
    }
}

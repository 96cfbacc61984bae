/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The currencies that PySOA's money library (currint 2.0.0) knows, which differ from those of the JDK. An amount in any other
 * currency stops a PySOA server that receives it.
 */
final class Currencies {

    private static final Set<String> CODES = load();

    private Currencies() {}

    private static Set<String> load() {
        try (InputStream list = Currencies.class.getResourceAsStream("currencies.txt")) {
            if (list == null) {
                throw new IllegalStateException("the list of currencies is missing from the archive");
            }
            return Set.of(new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of currencies", e);
        }
    }

    static boolean isKnown(String code) {
        return CODES.contains(code);
    }
}

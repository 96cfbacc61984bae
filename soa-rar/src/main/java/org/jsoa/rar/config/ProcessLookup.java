/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.util.Locale;
import java.util.Optional;

/** Finds overrides in system properties, then in environment variables. */
final class ProcessLookup implements ConfigLookup {

    @Override
    public Optional<String> find(String name) {
        String property = System.getProperty(name);
        return Optional.ofNullable(property != null ? property : System.getenv(environmentName(name)));
    }

    @Override
    public Iterable<String> names() {
        return System.getProperties().stringPropertyNames();
    }

    private static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

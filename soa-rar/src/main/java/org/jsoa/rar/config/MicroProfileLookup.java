/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Finds overrides in MicroProfile Config. */
record MicroProfileLookup(Config config) implements ConfigLookup {

    @Override
    public Optional<String> find(String name) {
        return config.getOptionalValue(name, String.class);
    }

    @Override
    public Iterable<String> names() {
        return config.getPropertyNames();
    }
}

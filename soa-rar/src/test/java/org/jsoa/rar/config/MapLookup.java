/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.util.Map;
import java.util.Optional;

/** The configuration of a test, without that of the machine. */
record MapLookup(Map<String, String> values) implements ConfigLookup {

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public Iterable<String> names() {
        return values.keySet();
    }
}

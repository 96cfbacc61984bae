/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.util.Optional;

/**
 * Finds the overrides of settings.
 *
 * @since 0.1
 */
public interface ConfigLookup {

    /**
     * Returns the override of a setting.
     *
     * @param name the name in MicroProfile Config
     * @return the value; empty if there is no override
     */
    Optional<String> find(String name);

    /**
     * Returns the names of all configured values, including those that do not belong to the adapter.
     *
     * @return the names
     */
    Iterable<String> names();
}

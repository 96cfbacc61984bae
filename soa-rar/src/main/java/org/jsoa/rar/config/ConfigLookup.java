/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

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

    /**
     * Returns the lookup for this server. It uses MicroProfile Config if the server has it, otherwise system properties and
     * environment variables.
     *
     * @return the lookup
     */
    static ConfigLookup ofServer() {
        try {
            return new MicroProfileLookup(ConfigProvider.getConfig());
        } catch (LinkageError | IllegalStateException e) {
            return new ProcessLookup();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Finds the overrides of settings: in MicroProfile Config where the server has it, otherwise where MicroProfile Config would
 * look first, in system properties and environment variables.
 */
@FunctionalInterface
public interface ConfigLookup {

    /**
     * Returns the override of a setting.
     *
     * @param name the name in MicroProfile Config
     * @return the value; empty if nobody overrides it
     */
    Optional<String> find(String name);

    /**
     * Returns the look-up that fits the server.
     *
     * @return the look-up
     */
    static ConfigLookup ofServer() {
        try {
            ConfigProvider.getConfig();
            return name -> ConfigProvider.getConfig().getOptionalValue(name, String.class);
        } catch (LinkageError | IllegalStateException e) {
            return ConfigLookup::ofProcess;
        }
    }

    private static Optional<String> ofProcess(String name) {
        String property = System.getProperty(name);
        return Optional.ofNullable(property != null ? property : System.getenv(environmentName(name)));
    }

    private static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

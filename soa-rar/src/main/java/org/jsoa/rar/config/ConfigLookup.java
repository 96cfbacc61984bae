/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Finds the overrides of settings. */
public interface ConfigLookup {

    /**
     * Returns the override of a setting.
     *
     * @param name the name in MicroProfile Config
     * @return the value; empty if nobody overrides it
     */
    Optional<String> find(String name);

    /**
     * Returns the names of everything that is configured, also for others than the adapter.
     *
     * @return the names
     */
    Iterable<String> names();

    /**
     * Returns the look-up that fits the server: in MicroProfile Config where it has it, otherwise where MicroProfile Config
     * would look first, in system properties and environment variables.
     *
     * @return the look-up
     */
    static ConfigLookup ofServer() {
        try {
            return new MicroProfileLookup(ConfigProvider.getConfig());
        } catch (LinkageError | IllegalStateException e) {
            return new ProcessLookup();
        }
    }
}

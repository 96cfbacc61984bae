/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The configuration of this server.
 *
 * @since 0.1
 */
public final class ServerConfig {

    private ServerConfig() {}

    /**
     * Returns the lookup for this server. It uses MicroProfile Config if the server has it, otherwise system properties and
     * environment variables.
     *
     * @return the lookup
     */
    public static ConfigLookup lookup() {
        try {
            return new MicroProfileLookup(ConfigProvider.getConfig());
        } catch (LinkageError | IllegalStateException e) {
            return new ProcessLookup();
        }
    }
}

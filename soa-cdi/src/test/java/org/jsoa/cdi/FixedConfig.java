/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** What a server with MicroProfile Config would offer, as far as it is used. */
final class FixedConfig extends ConfigProviderResolver {
    private final Config config;

    FixedConfig(Map<String, String> values) {
        config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getOptionalValue" -> Optional.ofNullable(values.get(arguments[0]));
                        case "getPropertyNames" -> values.keySet();
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    @Override
    public Config getConfig() {
        return config;
    }

    @Override
    public Config getConfig(ClassLoader loader) {
        return config;
    }

    @Override
    public ConfigBuilder getBuilder() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void registerConfig(Config newConfig, ClassLoader classLoader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void releaseConfig(Config oldConfig) {
        throw new UnsupportedOperationException();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Completes the settings of a connection factory with those of the adapter. Nothing overrides the settings of a factory. A factory
 * with an address of its own does not get the credentials and encryption settings that the adapter uses for another Redis.
 *
 * @since 0.1
 */
public final class FactorySettings {

    private static final Set<Setting> ADDRESS = EnumSet.of(Setting.REDIS_URL, Setting.SENTINEL_SERVICES);
    private static final Set<Setting> ACCESS = EnumSet.range(Setting.REDIS_URL, Setting.SENTINEL_PASSWORD);

    private final Map<Setting, String> adapter;
    private final ConfigLookup config;

    /**
     * Creates the reader.
     *
     * @param adapter the JCA properties of the adapter
     * @param config the overrides
     */
    public FactorySettings(Map<Setting, String> adapter, ConfigLookup config) {
        this.adapter = new EnumMap<>(Setting.class);
        this.adapter.putAll(adapter);
        this.config = config;
    }

    /**
     * Reads the settings of a connection factory.
     *
     * @param own the JCA properties of the connection factory
     * @return the settings
     * @throws IllegalArgumentException if a setting is invalid; the message names it and says what it must be
     */
    public RedisClientSettings of(Map<Setting, String> own) {
        Set<Setting> overridden = new HashSet<>(own.keySet());
        if (own.keySet().stream().anyMatch(ADDRESS::contains)) {
            overridden.addAll(ACCESS);
        }
        Map<Setting, String> properties = new EnumMap<>(adapter);
        properties.keySet().removeAll(overridden);
        properties.putAll(own);
        Set<String> names = overridden.stream().map(Setting::configName).collect(Collectors.toSet());
        return RedisClientSettings.read(new SettingReader(properties, new Rest(config, names)));
    }

    /** The overrides, except for settings that the connection factory itself has. */
    private record Rest(ConfigLookup all, Set<String> without) implements ConfigLookup {

        @Override
        public Optional<String> find(String name) {
            return without.contains(name) ? Optional.empty() : all.find(name);
        }

        @Override
        public Iterable<String> names() {
            return all.names();
        }
    }
}

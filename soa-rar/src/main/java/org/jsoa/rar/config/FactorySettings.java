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
 * Completes what a connection factory says itself by what the adapter says: nothing overrides a factory. A factory that says
 * where Redis is gets nothing that the adapter uses to sign in to its own.
 */
public final class FactorySettings {

    private static final Set<Setting> PLACE = EnumSet.of(Setting.REDIS_URL, Setting.SENTINEL_SERVICES);
    private static final Set<Setting> ACCESS = EnumSet.range(Setting.REDIS_URL, Setting.SENTINEL_PASSWORD);

    private final Map<Setting, String> adapter;
    private final ConfigLookup config;

    /**
     * Creates what completes settings.
     *
     * @param adapter what the administrator set for the adapter
     * @param config what overrides it
     */
    public FactorySettings(Map<Setting, String> adapter, ConfigLookup config) {
        this.adapter = new EnumMap<>(Setting.class);
        this.adapter.putAll(adapter);
        this.config = config;
    }

    /**
     * Reads the settings of a connection factory.
     *
     * @param own what the administrator set for it
     * @return the settings
     * @throws IllegalArgumentException if one is wrong, naming it and what it must be
     */
    public RedisClientSettings of(Map<Setting, String> own) {
        Set<Setting> overridden = new HashSet<>(own.keySet());
        if (own.keySet().stream().anyMatch(PLACE::contains)) {
            overridden.addAll(ACCESS);
        }
        Map<Setting, String> properties = new EnumMap<>(adapter);
        properties.keySet().removeAll(overridden);
        properties.putAll(own);
        Set<String> names = overridden.stream().map(Setting::configName).collect(Collectors.toSet());
        return RedisClientSettings.read(new SettingReader(properties, new Rest(config, names)));
    }

    /** What is configured for all, without what somebody has said for himself. */
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

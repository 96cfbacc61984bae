/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.child;

import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a part is told.
 *
 * @param redisPorts the ports of the Redis servers on 127.0.0.1; empty where there is none
 * @param port the port of what else there is between client and server, or 0
 * @param workers how many calls the server runs at once
 * @param variant how the part differs from others of its class, or empty
 */
public record PartSettings(List<Integer> redisPorts, int port, int workers, String variant) {

    private static final String REDIS_PORTS = "benchmarks.redis-ports";
    private static final String PORT = "benchmarks.port";
    private static final String WORKERS = "benchmarks.workers";
    private static final String VARIANT = "benchmarks.variant";

    /** Copies. */
    public PartSettings {
        redisPorts = List.copyOf(redisPorts);
    }

    /** Returns the settings of a part that works with one Redis server. */
    public static PartSettings ofRedis(int port, int workers, String variant) {
        return new PartSettings(List.of(port), 0, workers, variant);
    }

    /** Returns the settings of a part that works with something else. */
    public static PartSettings ofPort(int port, int workers) {
        return new PartSettings(List.of(), port, workers, "");
    }

    /** Returns the port of the only Redis server, or of the first. */
    public int redisPort() {
        return redisPorts.get(0);
    }

    /** Returns where all Redis servers are, as JSOA's setting has it. */
    public String redisUrl() {
        return redisPorts.stream().map(redis -> "redis://127.0.0.1:" + redis).collect(Collectors.joining(","));
    }

    /** Reads them from the properties of a process. */
    public static PartSettings of(Properties properties) {
        return new PartSettings(
                ports(properties.getProperty(REDIS_PORTS, "")),
                number(properties, PORT),
                number(properties, WORKERS),
                properties.getProperty(VARIANT, ""));
    }

    private static List<Integer> ports(String text) {
        return Stream.of(text.split(","))
                .filter(port -> !port.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private static int number(Properties properties, String name) {
        return Integer.parseInt(properties.getProperty(name, "0"));
    }

    /** Adds them to the properties of a process that is about to be started. */
    public void addTo(Properties properties) {
        properties.setProperty(
                REDIS_PORTS, redisPorts.stream().map(Object::toString).collect(Collectors.joining(",")));
        properties.setProperty(PORT, Integer.toString(port));
        properties.setProperty(WORKERS, Integer.toString(workers));
        properties.setProperty(VARIANT, variant);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.child;

import java.util.Properties;

/**
 * What a part is told.
 *
 * @param redisPort the port of Redis on 127.0.0.1, or 0 where there is none
 * @param port the port of what else there is between client and server, or 0
 * @param workers how many calls the server runs at once
 * @param variant how the part differs from others of its class, or empty
 */
public record PartSettings(int redisPort, int port, int workers, String variant) {

    private static final String REDIS_PORT = "benchmarks.redis-port";
    private static final String PORT = "benchmarks.port";
    private static final String WORKERS = "benchmarks.workers";
    private static final String VARIANT = "benchmarks.variant";

    /** Reads them from the properties of a process. */
    public static PartSettings of(Properties properties) {
        return new PartSettings(
                number(properties, REDIS_PORT),
                number(properties, PORT),
                number(properties, WORKERS),
                properties.getProperty(VARIANT, ""));
    }

    private static int number(Properties properties, String name) {
        return Integer.parseInt(properties.getProperty(name, "0"));
    }

    /** Adds them to the properties of a process that is about to be started. */
    public void addTo(Properties properties) {
        properties.setProperty(REDIS_PORT, Integer.toString(redisPort));
        properties.setProperty(PORT, Integer.toString(port));
        properties.setProperty(WORKERS, Integer.toString(workers));
        properties.setProperty(VARIANT, variant);
    }
}

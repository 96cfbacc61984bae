/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.control;

import java.util.Properties;

/**
 * What a process needs to know to report to the harness.
 *
 * @param name its name
 * @param port the harness's port
 */
public record Reporter(String name, int port) {

    private static final String NAME = "benchmarks.name";
    private static final String PORT = "benchmarks.control";

    /** Reads it from the properties of a process. */
    public static Reporter of(Properties properties) {
        return new Reporter(properties.getProperty(NAME), Integer.parseInt(properties.getProperty(PORT)));
    }

    /** Adds it to the properties of a process that is about to be started. */
    public void addTo(Properties properties) {
        properties.setProperty(NAME, name);
        properties.setProperty(PORT, Integer.toString(port));
    }
}

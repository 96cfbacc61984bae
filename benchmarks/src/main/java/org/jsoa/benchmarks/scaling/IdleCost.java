/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.scaling;

/**
 * What a node costs that nobody calls.
 *
 * @param services how many services it has
 * @param commandsPerSecond what Redis does for it
 * @param cpuMillisPerSecond the processor time that it uses itself
 */
public record IdleCost(int services, double commandsPerSecond, double cpuMillisPerSecond) {

    /** Returns the commands for each service. */
    public double commandsPerServiceAndSecond() {
        return commandsPerSecond / services;
    }
}

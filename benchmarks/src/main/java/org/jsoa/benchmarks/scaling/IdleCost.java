/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.scaling;

/**
 * What costs something though nothing is called.
 *
 * @param what what is idle
 * @param amount how many of them
 * @param commandsPerSecond what Redis does for all
 * @param cpuMillisPerSecond the processor time that they use themselves
 */
public record IdleCost(String what, int amount, double commandsPerSecond, double cpuMillisPerSecond) {

    /** Returns the commands for each of them. */
    public double commandsEach() {
        return commandsPerSecond / amount;
    }
}

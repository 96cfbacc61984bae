/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

/** One way to call a service in another process. */
public interface Contestant {

    /** Returns its name on the command line and in the tables: lower case, words joined by hyphens. */
    String name();

    /** Returns a sentence that says what it is. */
    String description();

    /** Returns whether it can be called at a fixed rate, or with 0 as fast as it answers. */
    default boolean takes(int callsPerSecond) {
        return true;
    }

    /**
     * Starts its processes.
     *
     * @param ground where they run
     * @return the processes, ready to be called
     * @throws Exception if they do not start
     */
    Running start(Ground ground) throws Exception;
}

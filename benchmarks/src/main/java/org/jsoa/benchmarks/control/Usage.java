/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.control;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a process has spent so far, as far as its JVM knows.
 *
 * @param allocatedBytes memory, in bytes
 * @param compiling for how long it compiled its own code
 */
public record Usage(long allocatedBytes, Duration compiling) implements Serializable {

    /** Of a process that cannot tell. */
    public static final Usage UNKNOWN = new Usage(0, Duration.ZERO);
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.time.Duration;
import org.jsoa.benchmarks.load.LoadSpec;

/**
 * One kind of load.
 *
 * @param callers how many callers there are
 * @param bodyBytes the length of the body
 * @param callsPerSecond how many calls begin in a second, or 0 for as many as can be
 */
public record Cell(int callers, int bodyBytes, int callsPerSecond) {

    /** Returns the load in which each caller begins its next call when the last one is answered. */
    public static Cell closed(int callers, int bodyBytes) {
        return new Cell(callers, bodyBytes, 0);
    }

    LoadSpec during(Duration duration) {
        return new LoadSpec(callers, bodyBytes, duration, callsPerSecond);
    }

    @Override
    public String toString() {
        String load = callers == 1 ? "1 caller" : callers + " callers";
        return load + ", " + size() + (callsPerSecond == 0 ? "" : ", " + callsPerSecond + " calls/s");
    }

    private String size() {
        return bodyBytes >= 1024 && bodyBytes % 1024 == 0 ? bodyBytes / 1024 + " KiB" : bodyBytes + " B";
    }
}

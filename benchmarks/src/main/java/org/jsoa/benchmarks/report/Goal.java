/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.jsoa.benchmarks.measure.Results;

/**
 * Something that we want to be true.
 *
 * @param what is measured
 * @param atMost whether the limit is the highest value that is good, or else the lowest one
 * @param limit the limit
 * @param value the value, if the run measured it
 */
record Goal(String what, boolean atMost, double limit, Function<Results, OptionalDouble> value) {

    static Goal atMost(String what, double limit, Function<Results, OptionalDouble> value) {
        return new Goal(what, true, limit, value);
    }

    static Goal atLeast(String what, double limit, Function<Results, OptionalDouble> value) {
        return new Goal(what, false, limit, value);
    }

    boolean isMetBy(double measured) {
        return atMost ? measured <= limit : measured >= limit;
    }
}

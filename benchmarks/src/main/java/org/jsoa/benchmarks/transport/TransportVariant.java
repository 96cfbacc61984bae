/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import java.util.Arrays;

/**
 * How a client and a server differ from the usual ones.
 *
 * @param services how many services the server has
 * @param jobMillis how long each job takes
 * @param burst how many calls a caller makes at once
 */
public record TransportVariant(int services, int jobMillis, int burst) {

    /** One service, jobs that take no time, one call at a time. */
    public static final TransportVariant USUAL = new TransportVariant(1, 0, 1);

    static TransportVariant parse(String text) {
        if (text.isEmpty()) {
            return USUAL;
        }
        int[] numbers =
                Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
        return new TransportVariant(numbers[0], numbers[1], numbers[2]);
    }

    /** Returns the text to be parsed in another process. */
    public String text() {
        return services + "," + jobMillis + "," + burst;
    }
}

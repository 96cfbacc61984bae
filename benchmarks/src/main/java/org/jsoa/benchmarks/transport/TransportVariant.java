/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import org.jsoa.service.DeliveryMode;

/**
 * How a client and a server differ from the usual ones.
 *
 * @param services how many services the server has
 * @param jobMillis how long each job takes
 * @param burst how many calls a caller makes at once
 * @param delivery what happens to a job whose server dies
 */
public record TransportVariant(int services, int jobMillis, int burst, DeliveryMode delivery) {

    /** One service, jobs that take no time, one call at a time, each job at most once. */
    public static final TransportVariant USUAL = new TransportVariant(1, 0, 1, DeliveryMode.AT_MOST_ONCE);

    /** The usual one, but each job at least once. */
    public static final TransportVariant AT_LEAST_ONCE = new TransportVariant(1, 0, 1, DeliveryMode.AT_LEAST_ONCE);

    static TransportVariant parse(String text) {
        if (text.isEmpty()) {
            return USUAL;
        }
        String[] parts = text.split(",", -1);
        return new TransportVariant(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                DeliveryMode.valueOf(parts[3]));
    }

    /** Returns this variant with so many services. */
    public TransportVariant withServices(int newServices) {
        return new TransportVariant(newServices, jobMillis, burst, delivery);
    }

    /** Returns this variant with jobs that take so long. */
    public TransportVariant withJobMillis(int newJobMillis) {
        return new TransportVariant(services, newJobMillis, burst, delivery);
    }

    /** Returns this variant with so many calls at once. */
    public TransportVariant withBurst(int newBurst) {
        return new TransportVariant(services, jobMillis, newBurst, delivery);
    }

    /** Returns the text to be parsed in another process. */
    public String text() {
        return services + "," + jobMillis + "," + burst + "," + delivery;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.time.Instant;
import org.jsoa.rar.codec.MalformedPayloadException;

/** Converts between instants and {@code __expiry__}, which has seconds since 1970. */
final class Expiry {

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * The last moment that does not count as never, in seconds: the end of the year 2199. The time from now until then, and
     * from {@link #FIRST} until now, can be counted in nanoseconds.
     */
    private static final double LAST = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    /** The earliest moment; values before it are read as this one. All of them have passed. */
    private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");

    private Expiry() {}

    static double toSeconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / NANOS_PER_SECOND;
    }

    /**
     * Converts a value of {@code __expiry__}.
     *
     * @return the instant, or null for never. As in Python, every value that counts as false means never. So does every
     *     moment after the year 2199.
     */
    static Instant read(Object value) throws MalformedPayloadException {
        if (value == null || Boolean.FALSE.equals(value)) {
            return null;
        }
        if (value instanceof Boolean) {
            return Instant.ofEpochSecond(1);
        }
        if (!(value instanceof Number number)) {
            throw new MalformedPayloadException("meta.__expiry__ must be a number of seconds");
        }
        double seconds = number.doubleValue();
        if (seconds == 0 || Double.isNaN(seconds) || seconds >= LAST) {
            return null;
        }
        if (seconds <= FIRST.getEpochSecond()) {
            return FIRST;
        }
        double whole = Math.floor(seconds);
        return Instant.ofEpochSecond((long) whole, Math.round((seconds - whole) * NANOS_PER_SECOND));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

/**
 * How a job is to be sent, as far as that is not left to the adapter. Services of PySOA and of JSOA write the response in the
 * form of the request.
 *
 * @param protocol the version of the frame, 1 to 3, or null for the adapter's
 * @param serializer how the frame is written, or null for the adapter's
 * @param encrypted whether the body is encrypted, with the keys of the adapter, or null for as the adapter does. If it is, a
 *     response that is not encrypted counts as one that cannot be read.
 * @param refusedIfLate whether the job is not sent when so many requests wait for its service that, by the pace of earlier ones,
 *     its response could not come in time
 * @since 0.1
 */
public record Sending(Integer protocol, Serializer serializer, Boolean encrypted, boolean refusedIfLate) {

    /** Everything is left to the adapter. */
    public static final Sending DEFAULT = new Sending(null, null, null, false);

    /**
     * Checks the version.
     *
     * @throws IllegalArgumentException if there is no such version
     */
    public Sending {
        if (protocol != null && (protocol < 1 || protocol > 3)) {
            throw new IllegalArgumentException("protocol must be 1 to 3, not " + protocol);
        }
    }

    /**
     * Returns this way of sending, completed by another.
     *
     * @param other says what is left open here
     * @return the completed copy
     */
    public Sending orElse(Sending other) {
        return equals(DEFAULT)
                ? other
                : new Sending(
                        protocol == null ? other.protocol : protocol,
                        serializer == null ? other.serializer : serializer,
                        encrypted == null ? other.encrypted : encrypted,
                        refusedIfLate || other.refusedIfLate);
    }

    /**
     * Returns this way of sending with another {@link #refusedIfLate}.
     *
     * @param newRefusedIfLate whether a job is not sent whose response could not come in time
     * @return the changed copy
     */
    public Sending withRefusedIfLate(boolean newRefusedIfLate) {
        return new Sending(protocol, serializer, encrypted, newRefusedIfLate);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

/**
 * The way in which a job is sent. Null leaves a choice to the adapter's settings. Services of PySOA and of JSOA write
 * the response in the form of the request.
 *
 * @param protocol the version of the frame, 1 to 3, or null for the adapter's
 * @param serializer the format of the frame, or null for the adapter's
 * @param encrypted whether the body is encrypted, with the keys of the adapter, or null for the adapter's setting. If
 *     it is, a response that is not encrypted is rejected as unreadable.
 * @param refusedIfLate whether the job is refused if its response could not come in time. The length of the service's
 *     queue and the pace of earlier requests decide.
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
     * Returns this way of sending, with another in place of the choices that are open here.
     *
     * @param other supplies the choices that are open here; never null
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
     * @param newRefusedIfLate whether a job is refused if its response could not come in time
     * @return the changed copy
     */
    public Sending withRefusedIfLate(boolean newRefusedIfLate) {
        return new Sending(protocol, serializer, encrypted, newRefusedIfLate);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.deadletter;

/**
 * Why a message is a dead letter.
 *
 * @since 0.1
 */
public enum DeadLetterReason {

    /** It could not be read, or its job breaks the rules of the protocol. */
    REFUSED,

    /**
     * Servers died while they ran its job: as many as {@code soa.server.max-attempts} allows, or one, if the job may
     * not run again and its caller could not be told.
     */
    WORKER_LOST,

    /** Not known. Another program, or another version of JSOA, put the message there. */
    UNKNOWN
}

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

    /** Its servers died: as many as it may cost, or one, where it may not run again and no caller could be told. */
    WORKER_LOST,

    /** Nobody knows: it was put there by somebody else, or by another version. */
    UNKNOWN
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

/**
 * The format in which messages are written.
 *
 * @since 0.1
 */
public enum Serializer {
    /** MessagePack with PySOA's extension types, which carries every value of a message. */
    MSGPACK,

    /** JSON as Python writes it, which carries no bytes, dates, decimals or amounts. */
    JSON
}

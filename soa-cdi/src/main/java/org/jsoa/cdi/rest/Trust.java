/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.rest;

/**
 * What a REST request may bring along into its context. Each level includes those before it.
 *
 * @since 0.1
 */
public enum Trust {

    /** Nothing: its context is new. */
    NONE,

    /** What gives it a name and decides nothing: correlation id and trace. */
    CORRELATION,

    /** What decides which code it runs: switches. */
    SWITCHES;

    /** Returns what of the headers counts, if they are of that level. */
    Headers in(Headers headers, Trust level) {
        return compareTo(level) >= 0 ? headers : Headers.NONE;
    }
}

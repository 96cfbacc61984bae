/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.rest;

/**
 * What the context of a REST request takes from its headers. Each level includes those before it.
 *
 * @since 0.1
 */
public enum Trust {

    /** Nothing: the context is new. */
    NONE,

    /** What identifies the request and changes nothing: correlation id and trace. */
    CORRELATION,

    /** What selects the code that runs: switches. */
    SWITCHES;

    /** Returns the headers if this level includes the given one; otherwise none. */
    Headers in(Headers headers, Trust level) {
        return compareTo(level) >= 0 ? headers : Headers.NONE;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks;

/** A part of a run. */
enum Section {
    /** Contestants against each other. */
    CALLS,
    /** The transport with more of everything, and idle. */
    SCALING,
    /** Single pieces, with JMH. */
    MICRO
}

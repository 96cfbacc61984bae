/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import org.jsoa.benchmarks.control.Control;
import org.jsoa.benchmarks.process.Child;

/**
 * A process of a contestant that obeys the harness.
 *
 * @param child the process
 * @param control what to command it by
 */
public record Node(Child child, Control control) {}

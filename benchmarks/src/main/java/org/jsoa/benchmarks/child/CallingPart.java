/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.child;

import org.jsoa.benchmarks.load.CallSource;

/** A part that calls. */
public interface CallingPart extends Part, CallSource {}

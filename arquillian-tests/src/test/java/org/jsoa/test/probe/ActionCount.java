/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.probe;

import jakarta.enterprise.context.RequestScoped;

/** Counts the actions of the current job that have run. */
@RequestScoped
public class ActionCount {

    private int value;

    /** Counts one more. */
    public void increment() {
        value++;
    }

    /** Returns the number. */
    public int value() {
        return value;
    }
}

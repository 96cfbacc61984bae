/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.util.ArrayList;
import java.util.List;

/** The workers of a service: they seldom come and go, and are looked at all the time, which so allocates nothing. */
final class WorkerPool {

    private static final Worker[] NONE = {};

    private volatile Worker[] current = NONE;

    synchronized void add(Worker worker) {
        List<Worker> changed = new ArrayList<>(List.of(current));
        changed.add(worker);
        current = changed.toArray(NONE);
    }

    synchronized void remove(Worker worker) {
        List<Worker> changed = new ArrayList<>(List.of(current));
        changed.remove(worker);
        current = changed.toArray(NONE);
    }

    /** Returns those there are; not to be changed. */
    Worker[] current() {
        return current;
    }
}

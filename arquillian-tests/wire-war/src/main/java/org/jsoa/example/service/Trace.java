/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** The steps of the current job, if the job asks for a trace. */
@RequestScoped
public class Trace {

    private final List<String> steps = new ArrayList<>();
    private boolean on;

    /** Turns the trace on. */
    public void begin() {
        on = true;
    }

    /**
     * Adds a step, if the trace is on.
     *
     * @param step the step
     */
    public void add(String step) {
        if (on) {
            steps.add(step);
        }
    }

    /**
     * Returns the steps.
     *
     * @return the steps so far
     */
    public List<String> steps() {
        return List.copyOf(steps);
    }
}

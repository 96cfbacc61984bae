/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** What the middleware has seen of the job in hand, if the job asks for it. */
@RequestScoped
public class Trace {

    private final List<String> steps = new ArrayList<>();
    private boolean on;

    /** Begins to take notes. */
    public void begin() {
        on = true;
    }

    /**
     * Notes a step, if the job asks for it.
     *
     * @param step what happens
     */
    public void add(String step) {
        if (on) {
            steps.add(step);
        }
    }

    /**
     * Returns the notes.
     *
     * @return the steps so far
     */
    public List<String> steps() {
        return List.copyOf(steps);
    }
}

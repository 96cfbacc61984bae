/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.concurrent.TimeUnit;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Keeps a processor busy. */
@Service("example")
@Action(value = "spin", description = "Keeps a processor busy.")
@ApplicationScoped
public class SpinAction {

    /**
     * Counts until the time is up.
     *
     * @param body how long
     * @return how far it counted
     */
    public Spun run(@Valid Spin body) {
        long end = System.nanoTime() + Math.round(body.ms().doubleValue() * TimeUnit.MILLISECONDS.toNanos(1));
        long n = 0;
        while (System.nanoTime() - end < 0) {
            n++;
        }
        return new Spun(n);
    }

    /**
     * The request of the action.
     *
     * @param ms how many milliseconds to count, at most 300000; 1 by default
     */
    public record Spin(
            @DecimalMin("0") @DecimalMax("300000") Number ms) {

        /** Fills in the default. */
        public Spin {
            ms = ms == null ? Long.valueOf(1) : ms;
        }
    }

    /**
     * The response of the action.
     *
     * @param n how far it counted
     */
    public record Spun(long n) {}
}

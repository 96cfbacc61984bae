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
     * Counts until the time is over.
     *
     * @param body how long
     * @return how far it came
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
     * What the action takes.
     *
     * @param ms how many milliseconds to count, at most 300000; 1 where the caller leaves it out
     */
    public record Spin(
            @DecimalMin("0") @DecimalMax("300000") Number ms) {

        /** Fills in the default. */
        public Spin {
            ms = ms == null ? Long.valueOf(1) : ms;
        }
    }

    /**
     * What the action answers.
     *
     * @param n how far it counted
     */
    public record Spun(long n) {}
}

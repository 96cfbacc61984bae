/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Sleeps as long as the request says. */
@Service("example")
@Action("slow")
@ApplicationScoped
public class SlowAction {

    private static final double MILLIS = 1000;

    /**
     * Sleeps.
     *
     * @param body how long
     * @return how long it slept, and in which process
     * @throws InterruptedException if the server interrupts the thread
     */
    public Slept run(@Valid Slow body) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(Math.round(body.seconds().doubleValue() * MILLIS))
                .toMillis());
        return new Slept(body.seconds(), ProcessHandle.current().pid());
    }

    /**
     * The request of the action.
     *
     * @param seconds how long to sleep, at most 300; 1 by default
     */
    public record Slow(@DecimalMin("0") @DecimalMax("300") Number seconds) {

        /** Fills in the default. */
        public Slow {
            seconds = seconds == null ? Long.valueOf(1) : seconds;
        }
    }

    /**
     * The response of the action.
     *
     * @param slept how many seconds it slept
     * @param pid the ID of the process
     */
    public record Slept(Number slept, long pid) {}
}

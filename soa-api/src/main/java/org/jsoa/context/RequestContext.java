/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.context;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;

/**
 * The context of the current job, injectable wherever the CDI request context of that job is active. Outside a job it
 * is an empty context, created once per CDI request: its correlation id is new, and everything else is absent.
 *
 * @since 0.1
 */
public interface RequestContext {

    /**
     * Returns the service that runs the job.
     *
     * @return the name of the service; empty outside a job
     */
    Optional<String> service();

    /**
     * Returns the id under which the caller awaits the response: a number from PySOA's clients, any value from others.
     *
     * @return the request id; empty outside a job
     */
    Optional<Object> requestId();

    /**
     * Returns the correlation id, which all calls share that follow from one request.
     *
     * @return the correlation id; never null
     */
    String correlationId();

    /**
     * Returns the switches of the request.
     *
     * @return the switches; never null
     */
    Set<Long> switches();

    /**
     * Tells whether a switch is on.
     *
     * @param number the switch
     * @return whether it is among {@link #switches()}
     */
    default boolean isSwitchOn(long number) {
        return switches().contains(number);
    }

    /**
     * Returns the whole context header, free keys included.
     *
     * @return the context; never null
     */
    JobContext context();

    /**
     * Returns the control header of the job.
     *
     * @return the control header; outside a job {@link JobControl#DEFAULT}
     */
    JobControl control();

    /**
     * Returns the moment at which the caller stops waiting.
     *
     * @return the deadline; empty if there is none
     */
    Optional<Instant> deadline();
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;

/**
 * The options of calls. Immutable: start from {@link #DEFAULT}, and use the {@code with} methods. {@link ServiceClient#with} makes a
 * client whose calls have them.
 *
 * @param time how long the call may take; never null
 * @param header the context header that is sent with the job; never null
 * @param control how the service is to run the job; never null
 * @param raise which errors become exceptions; never null
 * @param expansions what to expand in the response: for each type, names of its expansions, with dots between those within one
 *     another; never null
 * @param idempotent whether running the actions twice has the effect of running them once
 * @since 0.1
 */
public record CallOptions(
        Time time,
        Header header,
        Control control,
        Raise raise,
        Map<String, List<String>> expansions,
        boolean idempotent)
        implements Serializable {

    /**
     * The defaults: the configured timeout, no longer than the deadline of the current job; the context of the current request; stop
     * at the first error; errors are thrown; not idempotent.
     */
    public static final CallOptions DEFAULT = new CallOptions(
            new Time(null, true),
            new Header(null, Set.of(), Map.of()),
            new Control(false, Map.of()),
            new Raise(true, true),
            Map.of(),
            false);

    /**
     * The time that a call may take.
     *
     * @param timeout how long to wait for the response, or null for the configured default
     * @param jobDeadline whether the call must end in time for the job inside which it is made
     * @since 0.1
     */
    public record Time(Duration timeout, boolean jobDeadline) implements Serializable {

        /**
         * Checks the timeout.
         *
         * @throws IllegalArgumentException if the timeout is not positive, or over 365 days
         */
        public Time {
            TimeoutRule.require(timeout);
        }
    }

    /**
     * The additions to the context header of the job.
     *
     * @param correlationId the correlation id, or null to pass on that of the current request
     * @param switches switches to add to those of the current request; never null
     * @param context free context keys to add to those of the current request; never null
     * @since 0.1
     */
    public record Header(String correlationId, Set<Long> switches, Map<String, Object> context)
            implements Serializable {

        /** PySOA servers shut down when the context holds this key. */
        private static final String FATAL = "request_id";

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if the context holds a key that has an option of its own, or the key
         *     {@code request_id}, on which PySOA servers shut down
         */
        public Header {
            switches = Set.copyOf(switches);
            context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
            refuse(context, FATAL, "PySOA servers shut down on it");
            refuse(context, JobContext.CORRELATION_ID, "use withCorrelationId");
            refuse(context, JobContext.SWITCHES, "use withSwitches");
        }

        private static void refuse(Map<String, Object> context, String key, String reason) {
            if (context.containsKey(key)) {
                throw new IllegalArgumentException("the context must not hold the key " + key + ": " + reason);
            }
        }
    }

    /**
     * The control header of the job.
     *
     * @param continueOnError whether actions after a failed one are still run
     * @param extra further keys for the header; never null. A {@code timeout} among them overrides the call's own.
     * @since 0.1
     */
    public record Control(boolean continueOnError, Map<String, Object> extra) implements Serializable {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a further key has an option of its own
         */
        public Control {
            extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
            if (extra.containsKey(JobControl.CONTINUE_ON_ERROR)) {
                throw new IllegalArgumentException(
                        "control must not hold the key " + JobControl.CONTINUE_ON_ERROR + ": use withContinueOnError");
            }
            if (extra.containsKey(JobControl.SUPPRESS_RESPONSE)) {
                throw new IllegalArgumentException("control must not hold the key " + JobControl.SUPPRESS_RESPONSE
                        + ": use sendAction or sendActions");
            }
        }
    }

    /**
     * Which errors become exceptions. Others stay in the response.
     *
     * @param jobErrors whether errors of the job as a whole are thrown as {@link CallJobException}
     * @param actionErrors whether errors of actions are thrown as {@link CallActionException}
     * @since 0.1
     */
    public record Raise(boolean jobErrors, boolean actionErrors) implements Serializable {}

    /** Rejects null where it is not allowed, and copies. */
    public CallOptions {
        Objects.requireNonNull(time, "time must not be null");
        Objects.requireNonNull(header, "header must not be null");
        Objects.requireNonNull(control, "control must not be null");
        Objects.requireNonNull(raise, "raise must not be null");
        Map<String, List<String>> copy = new LinkedHashMap<>();
        expansions.forEach((type, names) -> copy.put(type, List.copyOf(names)));
        expansions = Collections.unmodifiableMap(copy);
    }

    private CallOptions with(Time newTime) {
        return new CallOptions(newTime, header, control, raise, expansions, idempotent);
    }

    private CallOptions with(Header newHeader) {
        return new CallOptions(time, newHeader, control, raise, expansions, idempotent);
    }

    private CallOptions with(Control newControl) {
        return new CallOptions(time, header, newControl, raise, expansions, idempotent);
    }

    private CallOptions with(Raise newRaise) {
        return new CallOptions(time, header, control, newRaise, expansions, idempotent);
    }

    /**
     * Returns these options with another timeout.
     *
     * @param timeout how long to wait for the response, or null for the configured default. The service receives whole
     *     seconds, rounded up. The client applies the exact value.
     * @return the changed copy
     * @throws IllegalArgumentException if the timeout is not positive, or over 365 days
     */
    public CallOptions withTimeout(Duration timeout) {
        return with(new Time(timeout, time.jobDeadline()));
    }

    /**
     * Returns these options for a call that may go on after the deadline of the job in which it is made. Without this,
     * such a call ends before the job must end, because its response could not be used later. Use it for a call whose
     * effect matters more than its response.
     *
     * @return the changed copy
     */
    public CallOptions withoutJobDeadline() {
        return with(new Time(time.timeout(), false));
    }

    /**
     * Returns these options with another correlation id.
     *
     * @param correlationId the correlation id, or null to pass on that of the current request
     * @return the changed copy
     */
    public CallOptions withCorrelationId(String correlationId) {
        return with(new Header(correlationId, header.switches(), header.context()));
    }

    /**
     * Returns these options with other switches.
     *
     * @param switches switches to add to those of the current request
     * @return the changed copy
     */
    public CallOptions withSwitches(Set<Long> switches) {
        return with(new Header(header.correlationId(), switches, header.context()));
    }

    /**
     * Returns these options with other free context keys.
     *
     * @param context context keys to add to those of the current request
     * @return the changed copy
     * @throws IllegalArgumentException if it holds {@code correlation_id} or {@code switches}, which have a method of their
     *     own, or {@code request_id}, on which PySOA servers shut down
     */
    public CallOptions withContext(Map<String, Object> context) {
        return with(new Header(header.correlationId(), header.switches(), context));
    }

    /**
     * Returns these options for a job that goes on after an action with errors: PySOA's {@code continue_on_error}. Without this,
     * the service does not run the actions after it.
     *
     * @return the changed copy
     */
    public CallOptions withContinueOnError() {
        return with(new Control(true, control.extra()));
    }

    /**
     * Returns these options with other keys for the control header: PySOA's {@code control_extra}.
     *
     * @param extra further keys, none of which JSOA sets itself
     * @return the changed copy
     * @throws IllegalArgumentException if it holds {@code continue_on_error} or {@code suppress_response}
     */
    public CallOptions withControl(Map<String, Object> extra) {
        return with(new Control(control.continueOnError(), extra));
    }

    /**
     * Returns these options for a call that leaves errors of actions in the response: PySOA's {@code raise_action_errors=False}.
     * Without this, they are thrown as {@link CallActionException}. Errors of the job as a whole are still thrown.
     *
     * @return the changed copy
     */
    public CallOptions withErrorsInResponse() {
        return with(new Raise(raise.jobErrors(), false));
    }

    /**
     * Returns these options for a call that leaves errors of the job as a whole in the response: PySOA's
     * {@code raise_job_errors=False}. Without this, they are thrown as {@link CallJobException}. {@code callAction} then returns
     * a response whose errors are those of the job.
     *
     * @return the changed copy
     */
    public CallOptions withJobErrorsInResponse() {
        return with(new Raise(false, raise.actionErrors()));
    }

    /**
     * Returns these options with other expansions.
     *
     * @param newExpansions what to expand in the response, by type: {@code Map.of("book", List.of("author", "publisher.address"))}.
     *     See {@link org.jsoa.expansion.Expansions}.
     * @return the changed copy
     */
    public CallOptions withExpansions(Map<String, List<String>> newExpansions) {
        return new CallOptions(time, header, control, raise, newExpansions, idempotent);
    }

    /**
     * Returns these options for actions that are idempotent: running them twice has the effect of running them once.
     * Where the settings allow retries, such a call is also tried again if the service may have taken the request.
     * Without this, a call is tried again only if the service has certainly not taken the request.
     *
     * @return the changed copy
     */
    public CallOptions withIdempotence() {
        return idempotent ? this : new CallOptions(time, header, control, raise, expansions, true);
    }
}

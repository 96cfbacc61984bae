/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.untrusted.SafeLogger;

/**
 * Writes a line for each job and one for its response to the logger {@value #LOGGER_NAME}. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class JobLog {

    /** The name of the logger. */
    public static final String LOGGER_NAME = "org.jsoa.job";

    private static final Logger LOGGER = SafeLogger.of(LOGGER_NAME);

    private final Level success;
    private final Level error;
    private final SensitiveKeys sensitive;
    private final LongSupplier clock;

    /**
     * Creates a log.
     *
     * @param success the level of requests, and of responses without errors; OFF for not at all; never null
     * @param error the level of responses with errors of the job or of an action; OFF for not at all; never null
     * @param redacted further keys, beside the well-known ones, whose values must not be written; never null
     */
    public JobLog(Level success, Level error, Set<String> redacted) {
        this(success, error, redacted, System::nanoTime);
    }

    JobLog(Level success, Level error, Set<String> redacted, LongSupplier clock) {
        this.success = Objects.requireNonNull(success, "success must not be null");
        this.error = Objects.requireNonNull(error, "error must not be null");
        this.sensitive = SensitiveKeys.and(redacted);
        this.clock = clock;
    }

    /**
     * Runs a job and logs it. A request that was not logged because of the level is logged with the response if that
     * has errors. No text is created for a line whose level is off.
     *
     * @param job the job; never null
     * @param jobs runs it; never null
     * @return the unchanged response
     */
    public JobResponse around(IncomingJob job, Function<IncomingJob, JobResponse> jobs) {
        boolean requestIsWritten = isOn(success);
        if (requestIsWritten) {
            writeRequest(success, job);
        }
        long begin = clock.getAsLong();
        JobResponse response = jobs.apply(job);
        Level level = response.hasErrors() ? error : success;
        if (isOn(level)) {
            if (!requestIsWritten && level == error) {
                writeRequest(level, job);
            }
            writeResponse(level, job, response, clock.getAsLong() - begin);
        }
        return response;
    }

    private static boolean isOn(Level level) {
        // A logger treats OFF as the highest level and would write the line.
        return level != Level.OFF && LOGGER.isLoggable(level);
    }

    private void writeRequest(Level level, IncomingJob job) {
        LOGGER.log(level, line("Job request: ", job, ": ", MessageFields.of(job.request())));
    }

    private void writeResponse(Level level, IncomingJob job, JobResponse response, long nanos) {
        LOGGER.log(
                level,
                line(
                        "Job response: ",
                        job,
                        ", after " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms: ",
                        MessageFields.of(response)));
    }

    private String line(String what, IncomingJob job, String end, Map<String, Object> message) {
        LogText text = new LogText(sensitive);
        try {
            return text.plain(what)
                    .plain(job.service())
                    .plain(" ")
                    .value(job.request().actions().stream()
                            .map(ActionRequest::action)
                            .toList())
                    .plain(", correlation id ")
                    .value(job.request().context().correlationId())
                    .plain(", request id ")
                    .value(job.requestId())
                    .plain(end)
                    .value(message)
                    .toString();
        } catch (RuntimeException e) {
            // The map is of a class of the application, or the application still changes it. The job needs a response
            // nevertheless.
            return text.plain("... (the rest cannot be written: ")
                    .value(e.toString())
                    .plain(")")
                    .toString();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobResponse;

/**
 * Writes a line for each job and one for its answer to the logger {@value #LOGGER_NAME}. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class JobLog {

    /** The name of the logger. */
    public static final String LOGGER_NAME = "org.jsoa.job";

    private static final Logger LOGGER = System.getLogger(LOGGER_NAME);

    private final Level success;
    private final Level error;
    private final SensitiveKeys sensitive;

    /**
     * Creates a log.
     *
     * @param success the level of requests, and of responses without errors; OFF for not at all; never null
     * @param error the level of responses with errors of the job or of an action; OFF for not at all; never null
     * @param redacted further keys, beside the well-known ones, whose values must not be written; never null
     */
    public JobLog(Level success, Level error, Set<String> redacted) {
        this.success = Objects.requireNonNull(success, "success must not be null");
        this.error = Objects.requireNonNull(error, "error must not be null");
        this.sensitive = SensitiveKeys.and(redacted);
    }

    /**
     * Runs a job and writes it down. Where its request was not written because of the level, it is written with the
     * response if that has errors. Nothing is put together for a line whose level is off.
     *
     * @param job the job; never null
     * @param jobs runs it; never null
     * @return the answer, as it came
     */
    public JobResponse around(IncomingJob job, Function<IncomingJob, JobResponse> jobs) {
        boolean requestIsWritten = isOn(success);
        if (requestIsWritten) {
            writeRequest(success, job);
        }
        JobResponse response = jobs.apply(job);
        Level level = response.hasErrors() ? error : success;
        if (isOn(level)) {
            if (!requestIsWritten && level == error) {
                writeRequest(level, job);
            }
            writeResponse(level, job, response);
        }
        return response;
    }

    private static boolean isOn(Level level) {
        // A logger takes OFF for the highest level of all and would write it.
        return level != Level.OFF && LOGGER.isLoggable(level);
    }

    private void writeRequest(Level level, IncomingJob job) {
        LOGGER.log(level, line("Job request: ", job, MessageFields.of(job.request())));
    }

    private void writeResponse(Level level, IncomingJob job, JobResponse response) {
        LOGGER.log(level, line("Job response: ", job, MessageFields.of(response)));
    }

    private String line(String what, IncomingJob job, Map<String, Object> message) {
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
                    .plain(": ")
                    .value(message)
                    .toString();
        } catch (RuntimeException e) {
            // A map of the application's own, or one that it still changes. The job must be answered all the same.
            return text.plain("... (the rest cannot be written: ")
                    .value(e.toString())
                    .plain(")")
                    .toString();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;
import org.jsoa.untrusted.SafeLogger;

/**
 * Logs unexpected failures and tells the caller about them. The message of an unexpected exception may contain what callers
 * must not see, such as a URL with a password. By default the caller gets only an id, which the log has too.
 *
 * @since 0.1
 */
public final class UnforeseenFailures {

    private static final Logger LOGGER = SafeLogger.of(UnforeseenFailures.class);

    private final boolean messages;
    private final boolean tracebacks;

    /**
     * Creates the object.
     *
     * @param messages whether callers get the messages of exceptions
     * @param tracebacks whether callers get stack traces, which contain the messages
     */
    public UnforeseenFailures(boolean messages, boolean tracebacks) {
        this.messages = messages || tracebacks;
        this.tracebacks = tracebacks;
    }

    /**
     * Logs a failure and turns it into an error.
     *
     * @param failure the failure
     * @param what what failed, for the log
     * @param job the job in which it failed
     * @return the error for the caller of the job
     */
    public SoaError error(Throwable failure, String what, IncomingJob job) {
        String correlation = ", correlation id " + job.request().context().correlationId();
        SoaError error = SoaError.of(
                ErrorCodes.SERVER_ERROR,
                "Internal server error" + logged(failure, Level.ERROR, what + " failed", correlation));
        return tracebacks ? error.withTraceback(stackTrace(failure)) : error;
    }

    /**
     * Logs a failure that is no error of a job.
     *
     * @param failure the failure
     * @param what what failed, for the log
     * @return the end of a sentence for callers that says what failed: the message, or the id
     */
    public String warn(Throwable failure, String what) {
        return logged(failure, Level.WARNING, what + " failed", "");
    }

    private String logged(Throwable failure, Level level, String what, String more) {
        String id =
                String.format(Locale.ROOT, "%016x", ThreadLocalRandom.current().nextLong());
        LOGGER.log(level, () -> what + ", id " + id + more, failure);
        if (!messages) {
            return " (id " + id + ")";
        }
        return ": " + (failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}

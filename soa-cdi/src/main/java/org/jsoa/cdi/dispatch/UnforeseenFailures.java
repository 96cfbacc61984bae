/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;

/** Logs unexpected failures and turns them into errors for the caller. */
final class UnforeseenFailures {

    private static final Logger LOGGER = System.getLogger(UnforeseenFailures.class.getName());

    private final boolean tracebacks;

    UnforeseenFailures(boolean tracebacks) {
        this.tracebacks = tracebacks;
    }

    SoaError error(Throwable failure, String what, IncomingJob job) {
        LOGGER.log(
                Level.ERROR,
                () -> what + " failed, correlation id "
                        + job.request().context().correlationId(),
                failure);
        SoaError error = SoaError.of(
                ErrorCodes.SERVER_ERROR,
                "Internal server error: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
        return tracebacks ? error.withTraceback(stackTrace(failure)) : error;
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}

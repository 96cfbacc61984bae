/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.util.List;
import java.util.function.Supplier;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobResponse;

/** A job that was taken away from the thread that runs it, to be answered in that thread's place. */
final class OverdueJob {

    private final IncomingJob job;
    private final Supplier<JobResponse> answer;
    private final RunningJob.Replies replies;
    private final String thread;
    private final StackTraceElement[] stack;

    OverdueJob(
            IncomingJob job,
            Supplier<JobResponse> answer,
            RunningJob.Replies replies,
            String thread,
            StackTraceElement[] stack) {
        this.job = job;
        this.answer = answer;
        this.replies = replies;
        this.thread = thread;
        this.stack = stack;
    }

    void answer() {
        replies.send(answer.get());
    }

    /** Says which job it is, in one line. */
    String description() {
        List<String> actions =
                job.request().actions().stream().map(ActionRequest::action).toList();
        String description = "job of service " + job.service() + " with actions " + actions + ", correlation id "
                + job.request().context().correlationId() + ", request id " + job.requestId();
        // Callers choose these, and could forge lines of the log.
        return description.replaceAll("\\p{Cntrl}", "?");
    }

    /** Returns the place at which the thread was, as something that a log prints with its stack. */
    Throwable place() {
        return new Place(thread, stack);
    }

    /** Not a failure: the stack of another thread. */
    private static final class Place extends Throwable {

        private static final long serialVersionUID = 1L;

        Place(String thread, StackTraceElement[] stack) {
            super("thread " + thread + " was here", null, false, true);
            setStackTrace(stack);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.call.ServiceCaller;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.spi.JobWatch;
import org.jsoa.untrusted.SafeText;

/**
 * A job while a thread runs it. It gets one response: from that thread at its end, or from another thread that takes the job when its
 * time is over. The thread that runs the job creates this object.
 */
final class RunningJob implements JobWatch {

    /** How the names of the classes begin through which each call goes. */
    private static final String CALLS = ServiceCaller.class.getPackageName() + ".";

    private final Thread thread = Thread.currentThread();
    private final IncomingJob job;
    private final Replies replies;
    private final MonotonicClock clock;
    private final long begun;
    private Supplier<JobResponse> response;
    private long end;
    private boolean ended;

    /** Where the thread was when the job was taken from it; null if it was not taken. */
    private Stack takenAt;

    /** Takes the response. */
    @FunctionalInterface
    interface Replies {
        void send(JobResponse response);
    }

    /** The stack of another thread, in the form that a log prints. It is not a failure. */
    private static final class Stack extends Throwable {

        private static final long serialVersionUID = 1L;

        Stack(Thread thread) {
            super("thread " + thread.getName() + " was here", null, false, true);
            setStackTrace(thread.getStackTrace());
        }
    }

    RunningJob(IncomingJob job, Replies replies, MonotonicClock clock) {
        this.job = job;
        this.replies = replies;
        this.clock = clock;
        this.begun = clock.nanoTime();
    }

    @Override
    public synchronized boolean limit(Duration time, Supplier<JobResponse> newResponse) {
        if (takenAt != null) {
            return false;
        }
        response = time == null ? null : newResponse;
        end = time == null ? 0 : clock.nanoTime() + time.toNanos();
        return true;
    }

    /**
     * Takes the job from its thread and interrupts the thread, if the time of the job is over.
     *
     * @param now the time on the clock of this job
     * @return whether the caller must {@link #respond}
     */
    synchronized boolean takeIfOverdue(long now) {
        return response != null && now - end >= 0 && take(response);
    }

    /**
     * Takes the job from its thread and interrupts the thread, whatever the limit of the job.
     *
     * @param responseWithoutLimit makes the response if the job has no limit
     * @return whether the caller must {@link #respond}; false if the job has just ended
     */
    synchronized boolean take(Supplier<JobResponse> responseWithoutLimit) {
        if (ended || takenAt != null) {
            return false;
        }
        // Recorded before the interrupt, which may move the thread.
        takenAt = new Stack(thread);
        response = response == null ? responseWithoutLimit : response;
        thread.interrupt();
        return true;
    }

    /**
     * Ends the job, on its thread. No other thread interrupts it from now on.
     *
     * @return whether this thread sends the response; false if the job was taken from it
     */
    synchronized boolean end() {
        ended = true;
        return takenAt == null;
    }

    /** Returns when the job was begun, on its clock. */
    long begun() {
        return begun;
    }

    /** Returns whether the job was begun earlier than some time ago. */
    boolean isOlderThan(Duration age, long now) {
        return now - begun >= age.toNanos();
    }

    /** Returns whether the thread of the job calls a service, or waits for the response. Takes time: it looks at the stack. */
    boolean waitsForCall() {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getClassName().startsWith(CALLS)) {
                return true;
            }
        }
        return false;
    }

    /** Interrupts the thread once more, if the job was taken from it and still runs. */
    synchronized void interruptAgain() {
        if (takenAt != null && !ended) {
            thread.interrupt();
        }
    }

    /** Sends the response of a job that was taken. May wait for Redis. */
    void respond() {
        Supplier<JobResponse> late;
        synchronized (this) {
            late = response;
        }
        replies.send(late.get());
    }

    /** Describes the job in one line. */
    String description() {
        List<String> actions =
                job.request().actions().stream().map(ActionRequest::action).toList();
        return "job of service " + job.service() + " with actions " + SafeText.list(actions) + ", correlation id "
                + SafeText.of(job.request().context().correlationId()) + ", request id "
                + SafeText.of(job.requestId());
    }

    /** Returns where the thread was when the job was taken from it. */
    synchronized Throwable takenAt() {
        return takenAt;
    }
}

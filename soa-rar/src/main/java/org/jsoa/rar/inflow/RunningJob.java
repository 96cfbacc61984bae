/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobWatch;

/**
 * A job while a thread runs it. It is answered once: by that thread at its end, or in its place when its time is over.
 * Belongs to the thread that creates it.
 */
final class RunningJob implements JobWatch {

    private final Thread thread = Thread.currentThread();
    private final IncomingJob job;
    private final Replies replies;
    private Supplier<JobResponse> answer;
    private long end;
    private boolean ended;
    private boolean lost;

    /** Where the answer goes. */
    @FunctionalInterface
    interface Replies {
        void send(JobResponse response);
    }

    RunningJob(IncomingJob job, Replies replies) {
        this.job = job;
        this.replies = replies;
    }

    @Override
    public synchronized boolean limit(Duration time, Supplier<JobResponse> newAnswer) {
        answer = time == null ? null : newAnswer;
        end = time == null ? 0 : System.nanoTime() + time.toNanos();
        return !lost;
    }

    /**
     * Takes the job away from its thread, and interrupts that, if its time is over.
     *
     * @param now the time by {@link System#nanoTime}
     * @return the job without its thread; empty if the thread may go on
     */
    synchronized Optional<OverdueJob> takeIfOverdue(long now) {
        return answer != null && now - end >= 0 ? take(answer) : Optional.empty();
    }

    /**
     * Takes the job away from its thread, and interrupts that, whatever its limit.
     *
     * @param answerOfUnlimited makes the answer if the job has no limit
     * @return the job without its thread; empty if it has just ended
     */
    synchronized Optional<OverdueJob> take(Supplier<JobResponse> answerOfUnlimited) {
        if (ended || lost) {
            return Optional.empty();
        }
        lost = true;
        // Before the interrupt, which may well move it.
        StackTraceElement[] stack = thread.getStackTrace();
        thread.interrupt();
        return Optional.of(
                new OverdueJob(job, answer == null ? answerOfUnlimited : answer, replies, thread.getName(), stack));
    }

    /**
     * Called by the thread when it is done; from now on nobody interrupts it.
     *
     * @return whether it is still its own to answer
     */
    synchronized boolean end() {
        ended = true;
        return !lost;
    }

    /** Interrupts the thread once more, if it still runs what was taken away from it. */
    synchronized void interruptAgain() {
        if (lost && !ended) {
            thread.interrupt();
        }
    }
}

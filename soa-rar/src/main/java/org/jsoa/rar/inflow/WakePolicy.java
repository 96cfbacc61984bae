/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Decides which workers are woken, and when. A wake-up costs the thread that wakes about 10 µs, and as much again passes until the other
 * thread runs (measured on two processors). A short job takes no longer. A wake-up for each short job would halve the throughput of a
 * service; no wake-up at all would delay the messages behind a long job.
 *
 * <p>All durations of this trade-off are constants of this class. {@link LeaderFollowers} guards the state with its lock. Any thread
 * may call {@link #jobsAreShort}.
 */
final class WakePolicy {

    /** 500 µs. For jobs that take this long or longer on average, a wake-up is cheap: it costs less than 5 % of the job. */
    static final long SHORT_JOB_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** 8 jobs. The mean shows after a few jobs that jobs have become long, and does not change with a single one. */
    private static final int JOBS_IN_MEAN = 8;

    /**
     * 2 ms, four short jobs. One job counts at most this much in the mean: a thread that had to wait for a processor tells
     * little about the next jobs. One such job among short ones adds 250 µs and leaves the mean below 500 µs.
     */
    private static final long MAX_IN_MEAN_NANOS = 4 * SHORT_JOB_NANOS;

    /**
     * 1 ms, two short jobs. A leader with a short job returns to its queue within this time. A message that arrives behind an unexpectedly
     * long job waits no longer. A follower that watches wakes up at this period.
     */
    static final long LEADER_ABSENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * 50 ms after its last message a service is idle. It has time to wake a worker for the next message. A follower that
     * watches each millisecond would only use the processor.
     */
    static final long IDLE_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** 500 µs, one short job. A buffered response that is older is sent before its worker runs the next message. */
    static final Duration MAX_BUFFERED = Duration.ofNanos(SHORT_JOB_NANOS);

    /**
     * 2 s. A worker without work returns its thread to the server after this time, unless it is the only one. Bursts that follow each other
     * within seconds find the threads, and other services get them soon after a burst.
     */
    static final Duration MAX_IDLE = Duration.ofSeconds(2);

    /**
     * 250 ms. The same while threads are scarce. It bridges the gaps of a service under load: its workers do not have to wait for other
     * threads.
     */
    private static final Duration MAX_IDLE_IN_SCARCITY = Duration.ofMillis(250);

    private final MonotonicClock clock;
    private final int processors;

    /** Written under the lock, read by any thread. */
    private volatile long meanJob;

    /** Written under the lock, read by any thread. */
    private volatile long lastMessage;

    private boolean behind;

    /**
     * Creates the policy of one service.
     *
     * @param processors how many threads can run at the same time. At least 2 are assumed, since one of them may wait in Redis
     */
    WakePolicy(MonotonicClock clock, int processors) {
        this.clock = clock;
        this.processors = Math.max(2, processors);
        this.lastMessage = clock.nanoTime() - IDLE_AFTER_NANOS;
    }

    /** Returns how long a worker without work keeps its thread. */
    static Duration maxIdle(boolean threadsAreScarce) {
        return threadsAreScarce ? MAX_IDLE_IN_SCARCITY : MAX_IDLE;
    }

    /** Returns whether jobs are so short now that a wake-up costs more than it gains. */
    boolean jobsAreShort() {
        return meanJob < SHORT_JOB_NANOS && clock.nanoTime() - lastMessage < IDLE_AFTER_NANOS;
    }

    /**
     * Records the duration of a job.
     *
     * @param nanos how long the application had it
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Guarded by the lock.
    void ran(long nanos) {
        meanJob += (Math.min(nanos, MAX_IN_MEAN_NANOS) - meanJob) / JOBS_IN_MEAN;
    }

    /**
     * Records that a leader left its queue with a message.
     *
     * @return the time, for {@link #isExpectedBack}
     */
    long leaderLeft() {
        long now = clock.nanoTime();
        lastMessage = now;
        return now;
    }

    /**
     * Returns whether a follower must leave a queue to the leader that left it.
     *
     * @param left when that was
     */
    boolean isExpectedBack(long left) {
        return jobsAreShort() && clock.nanoTime() - left < LEADER_ABSENCE_NANOS;
    }

    /**
     * Returns whether a message for a follower is worth a wake-up. While jobs are short, more workers than processors make
     * nothing faster.
     *
     * @param awake how many workers are awake or being woken
     */
    boolean wakesForMessage(int awake) {
        return !jobsAreShort() || behind || awake < processors;
    }

    /**
     * Returns how many followers must wait for work. While jobs are short, one is enough: it watches over the others.
     *
     * @param tasks how many messages wait and how many queues have no leader
     */
    int followersFor(int tasks) {
        return jobsAreShort() && !behind ? Math.min(tasks, 1) : tasks;
    }

    /**
     * Returns whether a follower must watch, instead of sleeping until it is woken.
     *
     * @param unsent whether responses wait to be sent
     */
    boolean needsWatcher(boolean unsent) {
        return jobsAreShort() || unsent;
    }

    /** The workers that are awake began no message for a while, although some wait: their jobs are long now. */
    void fellBehind() {
        behind = true;
    }

    /** No message waits for a worker. */
    void caughtUp() {
        behind = false;
    }
}

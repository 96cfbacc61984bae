/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.cdi.transport.Transport;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/** Puts the policies for failures around another transport: retries, and circuits. */
public final class GuardedTransport implements Transport {

    private final Transport inner;
    private final FailurePolicies policies;
    private final Deadlines deadlines;
    private final CallbackExecutor continuations;
    private final Guards guards;

    public GuardedTransport(
            Transport inner, FailurePolicies policies, Deadlines deadlines, CallbackExecutor continuations) {
        this.inner = inner;
        this.policies = policies;
        this.guards = new Guards(policies, deadlines.clock());
        this.deadlines = deadlines;
        this.continuations = continuations;
    }

    @Override
    public Duration defaultTimeout(List<String> services) {
        return inner.defaultTimeout(services);
    }

    @Override
    public JobResponse exchange(OutgoingJob job) {
        if (isUnguarded(job)) {
            return inner.exchange(job);
        }
        Attempts attempts = begin(job);
        while (true) {
            try {
                JobResponse answer = attempt(attempts);
                if (!goesOn(attempts.afterAnswer(answer), attempts)) {
                    return answer;
                }
            } catch (TransportException e) {
                if (!goesOn(attempts.afterFailure(e), attempts)) {
                    return instead(attempts, e);
                }
            }
        }
    }

    private static boolean goesOn(Optional<Duration> delay, Attempts attempts) {
        return delay.isPresent() && sleep(delay.get()) && !attempts.isTimeOver();
    }

    private static JobResponse instead(Attempts attempts, TransportException failure) {
        if (attempts.lost() == null) {
            throw attempts.told(failure);
        }
        return attempts.lost();
    }

    private JobResponse attempt(Attempts attempts) {
        attempts.guard().enter();
        try {
            JobResponse response = inner.exchange(attempts.job());
            attempts.guard().leave(null);
            return response;
        } catch (RuntimeException | Error e) {
            attempts.guard().leave(e);
            throw e;
        }
    }

    private static boolean sleep(Duration delay) {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public CompletableFuture<JobResponse> send(OutgoingJob job) {
        return isUnguarded(job) ? inner.send(job) : sendAll(List.of(job)).get(0);
    }

    @Override
    public List<CompletableFuture<JobResponse>> sendAll(List<OutgoingJob> jobs) {
        if (jobs.stream().allMatch(this::isUnguarded)) {
            return inner.sendAll(jobs);
        }
        List<CompletableFuture<JobResponse>> answers = new ArrayList<>(Collections.nCopies(jobs.size(), null));
        List<Integer> places = new ArrayList<>(jobs.size());
        List<Attempts> begun = new ArrayList<>(jobs.size());
        for (int i = 0; i < jobs.size(); i++) {
            Attempts attempts = begin(jobs.get(i));
            try {
                attempts.guard().enter();
                places.add(i);
                begun.add(attempts);
            } catch (SendFailedException e) {
                answers.set(i, CompletableFuture.failedFuture(e));
            }
        }
        List<CompletableFuture<JobResponse>> sent = sendTogether(begun);
        for (int i = 0; i < sent.size(); i++) {
            answers.set(places.get(i), following(sent.get(i), begun.get(i)));
        }
        return answers;
    }

    private List<CompletableFuture<JobResponse>> sendTogether(List<Attempts> begun) {
        try {
            return inner.sendAll(begun.stream().map(Attempts::job).toList());
        } catch (RuntimeException | Error e) {
            begun.forEach(attempts -> attempts.guard().leave(e));
            throw e;
        }
    }

    private CompletableFuture<JobResponse> following(CompletableFuture<JobResponse> first, Attempts attempts) {
        boolean retries = attempts.guard().policy().retries() > 0;
        return GuardedCall.following(first, inner, attempts, retries ? continuations.executor() : null);
    }

    /** A job for which no time is left is not sent, and so says nothing about its service. */
    private boolean isUnguarded(OutgoingJob job) {
        return policies.of(job.service()).isNone() || deadlines.isOver(job.deadline());
    }

    private Attempts begin(OutgoingJob job) {
        Guard guard = guards.of(job.service());
        OutgoingJob guarded =
                guard.policy().refuseLate() ? job.withSending(job.sending().withRefusedIfLate(true)) : job;
        if (guard.policy().retries() == 0) {
            return new Attempts(guarded, guard, deadlines);
        }
        guard.budget().earn();
        Duration timeout = inner.timeoutOf(job);
        return new Attempts(guarded.withDeadline(deadlines.ofCalls(job.deadline(), timeout)), guard, deadlines);
    }
}

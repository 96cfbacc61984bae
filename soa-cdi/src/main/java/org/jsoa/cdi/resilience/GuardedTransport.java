/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.cdi.transport.Transport;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/** Adds the policies for failures to another transport: retries and circuit breakers. */
public final class GuardedTransport implements Transport {

    private final Transport inner;
    private final FailurePolicies policies;
    private final Deadlines deadlines;
    private final CallbackExecutor callbacks;
    private final Guards guards;

    public GuardedTransport(
            Transport inner, FailurePolicies policies, Deadlines deadlines, CallbackExecutor callbacks) {
        this.inner = inner;
        this.policies = policies;
        this.guards = new Guards(policies, Clock.systemUTC());
        this.deadlines = deadlines;
        this.callbacks = callbacks;
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
        Attempts attempts = attempts(job);
        Attempts.Next next = attempts.begin();
        while (next != Attempts.Next.END) {
            next = next == Attempts.Next.SEND ? exchange(attempts) : pause(attempts);
        }
        if (attempts.response() != null) {
            return attempts.response();
        }
        throw unchecked(attempts.failure());
    }

    private Attempts.Next exchange(Attempts attempts) {
        JobResponse response;
        try {
            response = inner.exchange(attempts.job());
        } catch (RuntimeException | Error e) {
            return attempts.failed(e);
        }
        return attempts.responded(response);
    }

    private static Attempts.Next pause(Attempts attempts) {
        return sleep(attempts.pause()) ? attempts.resume() : attempts.giveUp();
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
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
        List<CompletableFuture<JobResponse>> responses = new ArrayList<>(Collections.nCopies(jobs.size(), null));
        List<Integer> places = new ArrayList<>(jobs.size());
        List<Attempts> begun = new ArrayList<>(jobs.size());
        for (int i = 0; i < jobs.size(); i++) {
            Attempts attempts = attempts(jobs.get(i));
            if (attempts.begin() == Attempts.Next.SEND) {
                places.add(i);
                begun.add(attempts);
            } else {
                responses.set(i, CompletableFuture.failedFuture(attempts.failure()));
            }
        }
        List<CompletableFuture<JobResponse>> sent = sendTogether(begun);
        for (int i = 0; i < sent.size(); i++) {
            responses.set(places.get(i), following(sent.get(i), begun.get(i)));
        }
        return responses;
    }

    private List<CompletableFuture<JobResponse>> sendTogether(List<Attempts> begun) {
        try {
            return inner.sendAll(begun.stream().map(Attempts::job).toList());
        } catch (RuntimeException | Error e) {
            begun.forEach(attempts -> attempts.abandon(e));
            throw e;
        }
    }

    private CompletableFuture<JobResponse> following(CompletableFuture<JobResponse> first, Attempts attempts) {
        boolean retries = policies.of(attempts.job().service()).retries() > 0;
        return GuardedCall.following(first, inner, attempts, retries ? pauses() : null);
    }

    private BiConsumer<Duration, Runnable> pauses() {
        Executor executor = callbacks.executor();
        return (pause, resume) -> callbacks.after(pause, executor, resume);
    }

    /** A job without remaining time is not sent, and its failure is not one of the service. */
    private boolean isUnguarded(OutgoingJob job) {
        return policies.of(job.service()).isNone() || deadlines.isOver(job.deadline());
    }

    private Attempts attempts(OutgoingJob job) {
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

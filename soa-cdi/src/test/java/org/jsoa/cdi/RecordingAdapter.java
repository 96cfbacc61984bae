/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.naming.Reference;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/** An adapter without a network: it remembers what is sent, and answers at once, later, in another order or never. */
final class RecordingAdapter implements SoaConnectionFactory {

    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
    static final String REPLY_THREAD = "replies of the adapter";
    private static final long serialVersionUID = 1L;

    private final transient List<OutgoingJob> sent = new ArrayList<>();
    private transient Function<OutgoingJob, JobResponse> answer = job -> new JobResponse(
            List.of(),
            Map.of(),
            job.request().actions().stream()
                    .map(action -> ActionResponse.of(action.action(), action.body()))
                    .toList());
    private transient Predicate<OutgoingJob> unsendable = job -> false;
    private transient boolean held;
    private transient List<CompletableFuture<JobResponse>> replies = new ArrayList<>();
    private transient DeadLetters deadLetters;
    private int open;

    void deadLetters(DeadLetters newDeadLetters) {
        deadLetters = newDeadLetters;
    }

    void answer(JobResponse response) {
        answer = job -> response;
    }

    void answer(Function<OutgoingJob, JobResponse> newAnswer) {
        answer = newAnswer;
    }

    /** Lets jobs wait for their answers until {@link #reply} is called for them, if ever. */
    void hold() {
        held = true;
    }

    /** Answers a job, counted from 0 in the order of sending, on another thread as an adapter does. */
    void reply(int number) {
        reply(number, answer.apply(sent.get(number)));
    }

    void reply(int number, JobResponse response) {
        Thread thread = new Thread(() -> replies.get(number).complete(response), REPLY_THREAD);
        thread.start();
    }

    void fail(int number, RuntimeException failure) {
        replies.get(number).completeExceptionally(failure);
    }

    /** Tells which jobs, counted from 0 in the order of sending, somebody still awaits. */
    List<Integer> awaited() {
        return IntStream.range(0, replies.size())
                .filter(number -> !replies.get(number).isDone())
                .boxed()
                .toList();
    }

    /** Lets the sending of some jobs fail. */
    void refuse(Predicate<OutgoingJob> jobs) {
        unsendable = jobs;
    }

    List<OutgoingJob> sent() {
        return sent;
    }

    OutgoingJob last() {
        return sent.get(sent.size() - 1);
    }

    int open() {
        return open;
    }

    @Override
    public SoaConnection getConnection() {
        open++;
        return new SoaConnection() {
            @Override
            public CompletionStage<JobResponse> send(OutgoingJob job) {
                if (unsendable.test(job)) {
                    throw new SendFailedException(job.service(), "the test says so", null);
                }
                sent.add(job);
                CompletableFuture<JobResponse> reply =
                        held ? new CompletableFuture<>() : CompletableFuture.completedFuture(answer.apply(job));
                replies.add(reply);
                return reply;
            }

            @Override
            public List<CompletionStage<JobResponse>> sendAll(List<OutgoingJob> jobs) {
                return jobs.stream().map(this::attempt).toList();
            }

            private CompletionStage<JobResponse> attempt(OutgoingJob job) {
                try {
                    return send(job);
                } catch (SendFailedException e) {
                    return CompletableFuture.failedFuture(e);
                }
            }

            @Override
            public JobResponse call(OutgoingJob job) {
                return send(job).toCompletableFuture().join();
            }

            @Override
            public Duration defaultTimeout() {
                return DEFAULT_TIMEOUT;
            }

            @Override
            public DeadLetters deadLetters() {
                return deadLetters;
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    @Override
    public void setReference(Reference reference) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reference getReference() {
        throw new UnsupportedOperationException();
    }
}

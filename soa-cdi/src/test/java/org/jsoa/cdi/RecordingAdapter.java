/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.naming.Reference;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/** An adapter without a network: it remembers what is sent and answers as it is told. */
final class RecordingAdapter implements SoaConnectionFactory {

    private static final long serialVersionUID = 1L;

    private final transient List<OutgoingJob> sent = new ArrayList<>();
    private transient Function<OutgoingJob, JobResponse> answer = job -> new JobResponse(
            List.of(),
            Map.of(),
            job.request().actions().stream()
                    .map(action -> ActionResponse.of(action.action(), action.body()))
                    .toList());
    private int open;

    void answer(JobResponse response) {
        answer = job -> response;
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
                return CompletableFuture.completedFuture(call(job));
            }

            @Override
            public JobResponse call(OutgoingJob job) {
                sent.add(job);
                return answer.apply(job);
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

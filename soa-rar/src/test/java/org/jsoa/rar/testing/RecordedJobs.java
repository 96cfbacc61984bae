/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedService;
import redis.clients.jedis.Jedis;

/**
 * Jobs that record in Redis how often each was begun, even if their server dies. The action {@code again} may run again,
 * {@code once} may not; each takes the time in its body.
 */
public final class RecordedJobs implements BiFunction<IncomingJob, JobWatch, JobResponse> {

    /** The hash of how often each job was begun, by its number. */
    public static final String RUNS = "runs";

    /** The list of the jobs that were begun after their deadline. */
    public static final String LATE = "late";

    /** The key that, while it is there, lets jobs end at once, regardless of their body. */
    public static final String QUICK = "quick";

    private final int port;

    public RecordedJobs(int port) {
        this.port = port;
    }

    /** Returns an application that has these jobs. */
    public static TestApplication application(int port, DeliveryMode delivery, int concurrency) {
        return new TestApplication(
                new ServedService("example", concurrency, delivery, Set.of("again")), new RecordedJobs(port));
    }

    /** Returns a job that takes some time, with a number of its own. */
    public static OutgoingJob job(String action, long number, Duration duration, Duration timeout) {
        return OutgoingJob.of(
                "example",
                new JobRequest(
                        JobControl.DEFAULT,
                        JobContext.of("c", List.of()),
                        List.of(new ActionRequest(action, Map.of("number", number, "millis", duration.toMillis())))),
                timeout);
    }

    @Override
    public JobResponse apply(IncomingJob job, JobWatch watch) {
        ActionRequest action = job.request().actions().get(0);
        String number = String.valueOf(action.body().get("number"));
        boolean quick;
        try (Jedis redis = new Jedis("127.0.0.1", port)) {
            quick = redis.exists(QUICK);
            redis.hincrBy(RUNS, number, 1);
            if (job.deadline() != null && job.deadline().left().isNegative()) {
                redis.rpush(LATE, number);
            }
        }
        if (!quick && action.body().get("millis") instanceof Long millis) {
            work(millis);
        }
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(action.action(), Map.of())));
    }

    private static void work(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.SoaClient;
import org.jsoa.message.ActionResponse;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.test.server.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The connections and the memory that many calls of one application take. */
@ExtendWith(ArquillianExtension.class)
class ManyCallsIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int AT_ONCE = 1_000;
    private static final int BLOCKED = 100;

    /** The number of jobs that the service runs at once, and takes off the queue. */
    private static final int CONCURRENCY = 16;

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int ROUNDS = 5;

    /** The calls of a round that are sent one by one, and those that are sent in batches. */
    private static final int ALONE = 200;

    private static final int TOGETHER = 1_800;
    private static final int BATCH = 100;

    private static final int BODY_CHARACTERS = 5_000;
    private static final long TOLERATED_BYTES = 10_000_000;

    /** A service that sends no response until its gate is open. */
    @Service("gated")
    @ApplicationScoped
    public static class GatedActions {

        private final CountDownLatch gate = new CountDownLatch(1);

        /**
         * The request and the response of {@code pass}.
         *
         * @param number the number of the call
         */
        public record Pass(long number) {}

        /** Waits for the gate, and returns its request. */
        @Action("pass")
        public Pass pass(Pass pass) throws InterruptedException {
            assertThat(gate.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return pass;
        }

        void open() {
            gate.countDown();
        }
    }

    @Inject
    @SoaClient("gated")
    ServiceClient gated;

    @Inject
    ServiceClients clients;

    @Inject
    GatedActions actions;

    @Deployment
    static WebArchive application() {
        return TestApplication.empty("calls.war");
    }

    private static Map<String, Object> body(long number) {
        return Map.of("number", number);
    }

    private static Object number(ActionResponse response) {
        return response.body().get("number");
    }

    private static CallOptions within(Duration timeout) {
        return CallOptions.DEFAULT.withTimeout(timeout);
    }

    /** Sends a command to Redis on a separate connection, and returns the status line or the text of the result. */
    private static String redis(String command) throws IOException {
        URI address = URI.create(System.getProperty("soa.redis.url"));
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            StringBuilder line = new StringBuilder();
            for (int next = in.readUnsignedByte(); next != '\r'; next = in.readUnsignedByte()) {
                line.append((char) next);
            }
            String head = line.substring(1);
            return line.charAt(0) == '$'
                    ? new String(in.readNBytes(Integer.parseInt(head) + 1), StandardCharsets.US_ASCII)
                    : head;
        }
    }

    /** Counts the adapter's connections to Redis. Servers of other tests use other databases. */
    private static long connections() throws IOException {
        return redis("CLIENT LIST")
                .lines()
                .filter(line -> line.contains(" name=jsoa ") && line.contains(" db=0 "))
                .count();
    }

    private static int queued(String service) throws IOException {
        return Integer.parseInt(redis("LLEN pysoa:service." + service));
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(LONG);
        while (!condition.call()) {
            assertThat(Instant.now()).as("the condition did not come true").isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void aThousandCallsAtOnceShareAFewConnections() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(BLOCKED);
        try {
            List<Future<Object>> blocked = LongStream.range(0, BLOCKED)
                    .mapToObj(number ->
                            threads.submit(() -> number(gated.with(within(LONG)).callAction("pass", body(number)))))
                    .toList();
            List<CompletableFuture<Object>> waiting = LongStream.range(BLOCKED, AT_ONCE)
                    .mapToObj(number -> gated.with(within(LONG))
                            .callActionAsync("pass", body(number))
                            .thenApply(ManyCallsIT::number)
                            .toCompletableFuture())
                    .toList();
            until(() -> queued("gated") >= AT_ONCE - CONCURRENCY);

            // One that sends, two that read replies, one that takes jobs.
            assertThat(connections()).isBetween(2L, 4L);

            actions.open();
            for (int i = 0; i < AT_ONCE; i++) {
                Future<Object> call = i < BLOCKED ? blocked.get(i) : waiting.get(i - BLOCKED);
                assertThat(call.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo((long) i);
            }
        } finally {
            actions.open();
            threads.shutdownNow();
        }
    }

    @Test
    void callsThatWereCancelledOrTimedOutLeaveNothingBehind() throws Exception {
        abandonCalls(0, new ArrayList<>());
        long before = usedBytes();
        List<WeakReference<Object>> remains = new ArrayList<>();

        for (int round = 1; round <= ROUNDS; round++) {
            abandonCalls(round, remains);
        }

        until(() -> {
            System.gc();
            return remains.stream().allMatch(one -> one.get() == null) && usedBytes() < before + TOLERATED_BYTES;
        });
    }

    /** Makes calls that get no response, cancels half of them, and adds weak references to their parts. */
    private void abandonCalls(int round, List<WeakReference<Object>> remains) throws Exception {
        ServiceClient nobody = clients.service("nobody" + round);
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < ALONE; i++) {
            calls.add(nobody.with(within(SHORT))
                    .callActionAsync("ignore", body(remains))
                    .toCompletableFuture());
        }
        for (int i = 0; i < TOGETHER / BATCH; i++) {
            List<ServiceJob> batch = Stream.generate(() -> ServiceJob.of(nobody.service(), "ignore", body(remains)))
                    .limit(BATCH)
                    .toList();
            calls.add(clients.with(within(SHORT)).callJobsAsync(batch).toCompletableFuture());
        }
        for (int i = 0; i < calls.size(); i++) {
            remains.add(new WeakReference<>(calls.get(i)));
            if (i % 2 == 0) {
                calls.get(i).cancel(true);
            }
        }
        until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        assertThat(calls.get(1))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(ResponseTimeoutException.class);
        redis("DEL pysoa:service.nobody" + round);
    }

    private static Map<String, Object> body(List<WeakReference<Object>> remains) {
        String text = "x".repeat(BODY_CHARACTERS);
        remains.add(new WeakReference<>(text));
        return Map.of("text", text);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

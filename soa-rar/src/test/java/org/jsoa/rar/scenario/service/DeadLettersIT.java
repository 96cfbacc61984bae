/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.deadletter.DeadLetter;
import org.jsoa.deadletter.DeadLetterReason;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** The dead letters of a service, as an operator uses them. */
class DeadLettersIT {

    private static final String QUEUE = "pysoa:service.example";
    private static final String DEAD = "{pysoa:service.example}:dead";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Queue<IncomingJob> jobs = new ConcurrentLinkedQueue<>();
    private EmbeddedRedis redis;
    private Jedis client;
    private TestServer server;
    private DeadLetters deadLetters;

    @BeforeEach
    void start() throws ResourceException {
        redis = EmbeddedRedis.started();
        client = redis.client();
        start(adapter -> adapter.setQueueCapacity(2));
    }

    private void start(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        server = new TestServer(redis.settings(), settings);
        SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
        factory.setResourceAdapter(server.adapter());
        try (SoaConnection connection = ((SoaConnectionFactory) factory.createConnectionFactory()).getConnection()) {
            deadLetters = connection.deadLetters();
        }
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
        redis.close();
    }

    private void serve() throws ResourceException {
        server.deploy(new TestApplication("example", 1, (job, watch) -> {
            jobs.add(job);
            return new JobResponse(List.of(), Map.of(), List.of());
        }));
    }

    /** Lets the service refuse a message. */
    private void refused(String message) throws ResourceException {
        client.rpush(QUEUE, message);
        serve();
        await().until(() -> deadLetters.count("example") == 1);
        server.undeploy();
    }

    private static String request(String id) {
        return "content-type:application/json;{\"request_id\": " + id + ", \"meta\": {\"reply_to\": \"r!1\", "
                + "\"__expiry__\": 1000000000}, \"body\": {\"control\": {\"continue_on_error\": true}, \"context\": "
                + "{\"correlation_id\": \"c-1\", \"switches\": [3]}, \"actions\": [{\"action\": \"pay\", \"body\": "
                + "{\"amount\": 7}}]}}";
    }

    /** Adds a dead letter as a service does for a job that was lost too often. */
    private String lost(String id) {
        return client.xadd(
                        DEAD,
                        StreamEntryID.NEW_ENTRY,
                        Map.of(
                                "time",
                                "2026-01-02T03:04:05Z",
                                "reason",
                                "WORKER_LOST",
                                "explanation",
                                "too often",
                                "frame",
                                request(id)))
                .toString();
    }

    @Test
    void entriesOfOtherProgramsAreShownAsFarAsPossible() {
        client.xadd(DEAD, new StreamEntryID(1_700_000_000_000L, 1), Map.of("note", "by hand"));
        client.xadd(
                DEAD,
                new StreamEntryID(1_700_000_000_000L, 2),
                Map.of("time", "yesterday", "reason", "BORED", "explanation", "so", "frame", "garbage"));
        String last = lost("1");

        List<DeadLetter> letters = deadLetters.list("example", null, 10);

        assertThat(letters).extracting(DeadLetter::id).containsExactly("1700000000000-1", "1700000000000-2", last);
        assertThat(letters.subList(0, 2)).allSatisfy(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.UNKNOWN);
            assertThat(letter.time()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
            assertThat(letter.job()).isNull();
        });
        assertThat(letters.get(0).message()).isEmpty();
        assertThat(letters.get(1).explanation()).isEqualTo("so");
        assertThatThrownBy(() -> deadLetters.replay("example", "1700000000000-1", MINUTE))
                .isInstanceOf(InvalidMessageException.class);
        assertThat(deadLetters.purge("example", "1700000000000-1")).isTrue();
    }

    @Test
    void aRefusedMessageCanBeReadWithItsReason() throws ResourceException {
        Instant before = Instant.now();
        refused("garbage");

        DeadLetter letter = deadLetters.list("example", null, 10).get(0);
        assertThat(letter.service()).isEqualTo("example");
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.REFUSED);
        assertThat(letter.explanation()).contains("not a map");
        assertThat(letter.time()).isBetween(before, Instant.now());
        assertThat(letter.job()).isNull();
        assertThat(new String(letter.message(), StandardCharsets.UTF_8)).isEqualTo("garbage");
        assertThat(client.ttl(DEAD)).isGreaterThan(600_000);
    }

    @Test
    void aLetterShowsItsJob() {
        String id = lost("1");

        DeadLetter letter = deadLetters.find("example", id).orElseThrow();
        assertThat(letter.job().actions().get(0).action()).isEqualTo("pay");
        assertThat(letter.job().actions().get(0).body()).isEqualTo(Map.of("amount", 7L));
        assertThat(letter.time()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(deadLetters.find("example", "1-1")).isEmpty();
    }

    @Test
    void lettersAreListedPageByPage() {
        List<String> ids = List.of(lost("1"), lost("2"), lost("3"));

        List<DeadLetter> first = deadLetters.list("example", null, 2);
        List<DeadLetter> second = deadLetters.list("example", first.get(1).id(), 2);
        assertThat(first).extracting(DeadLetter::id).isEqualTo(ids.subList(0, 2));
        assertThat(second).extracting(DeadLetter::id).isEqualTo(ids.subList(2, 3));
        assertThat(deadLetters.list("example", ids.get(2), 2)).isEmpty();
        assertThat(deadLetters.list("other", null, 2)).isEmpty();
    }

    @Test
    void aReplayedLetterRunsAlthoughItHadExpiredAndGetsNoResponse() throws ResourceException {
        String id = lost("1");

        assertThat(deadLetters.replay("example", id, MINUTE)).isTrue();
        assertThat(deadLetters.count("example")).isZero();
        assertThat(client.ttl(QUEUE)).isBetween(60L, 70L);
        serve();
        await().until(() -> !jobs.isEmpty());
        server.undeploy();

        IncomingJob job = jobs.remove();
        assertThat(job.request().actions().get(0).body()).isEqualTo(Map.of("amount", 7L));
        assertThat(job.request().context().correlationId()).isEqualTo("c-1");
        assertThat(job.request().control().continueOnError()).isTrue();
        assertThat(job.deadline()).isNull();
        assertThat(client.exists("pysoa:r!1")).isFalse();
        assertThat(deadLetters.replay("example", id, MINUTE)).isFalse();
    }

    @Test
    void anInvalidLetterIsNotReplayed() throws ResourceException {
        refused("garbage");
        String id = deadLetters.list("example", null, 1).get(0).id();

        assertThatThrownBy(() -> deadLetters.replay("example", id, MINUTE))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("cannot be replayed")
                .hasMessageContaining("not a map");
        assertThat(deadLetters.count("example")).isEqualTo(1);
    }

    @Test
    void aLetterStaysInTheStreamIfTheQueueIsFull() {
        client.rpush(QUEUE, "1", "2");
        String id = lost("1");

        assertThatThrownBy(() -> deadLetters.replay("example", id, MINUTE))
                .isInstanceOf(SendFailedException.class)
                .hasMessageContaining("full");
        assertThat(deadLetters.count("example")).isEqualTo(1);
        assertThat(client.llen(QUEUE)).isEqualTo(2);
    }

    @Test
    void aLargeMessageIsCutAndCannotBeReplayed() throws ResourceException {
        refused("x".repeat(3_000_000));

        DeadLetter letter = deadLetters.list("example", null, 1).get(0);
        assertThat(letter.message()).hasSize(1024 * 1024);
        assertThat(letter.size()).isEqualTo(3_000_000);
        assertThat(letter.isCut()).isTrue();
        assertThatThrownBy(() -> deadLetters.replay("example", letter.id(), MINUTE))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("only 1048576 of its 3000000 bytes are kept");
    }

    @Test
    void theLettersOfAServiceAreBoundedByTheirBytes() throws ResourceException {
        client.rpush(QUEUE, "small");
        byte[] large = new byte[1024 * 1024];
        for (int i = 0; i < 80; i++) {
            client.rpush(QUEUE.getBytes(StandardCharsets.UTF_8), large);
        }
        client.rpush(QUEUE, "last");
        serve();
        await().until(() -> client.llen(QUEUE) == 0
                && new String(
                                deadLetters.list("example", null, 100).stream()
                                        .reduce((first, second) -> second)
                                        .orElseThrow()
                                        .message(),
                                StandardCharsets.UTF_8)
                        .equals("last"));

        List<DeadLetter> kept = deadLetters.list("example", null, 100);
        assertThat(kept.stream().mapToLong(letter -> letter.message().length).sum())
                .isBetween(60L * 1024 * 1024, 64L * 1024 * 1024);
        assertThat(kept.get(0).isCut() || kept.get(0).size() == 1024 * 1024).isTrue();
        assertThat(deadLetters.purgeAll("example")).isEqualTo(kept.size());
    }

    @Test
    void aLetterThatWouldBeRefusedAgainIsNotReplayed() throws ResourceException {
        // In JSON the text has six characters for each of the two bytes that it has here.
        String text = "é".repeat(400_000);
        client.xadd(DEAD, StreamEntryID.NEW_ENTRY, Map.of("frame", request("1").replace("pay", text)));
        server.close();
        start(adapter -> adapter.setMaxFrameBytes(1_000_000));
        String id = deadLetters.list("example", null, 1).get(0).id();

        assertThatThrownBy(() -> deadLetters.replay("example", id, MINUTE))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("cannot be replayed");
    }

    @Test
    void lettersArePurgedOneByOneAndAllTogether() {
        String id = lost("1");
        lost("2");
        lost("3");

        assertThat(deadLetters.purge("example", id)).isTrue();
        assertThat(deadLetters.purge("example", id)).isFalse();
        assertThat(deadLetters.purgeAll("example")).isEqualTo(2);
        assertThat(deadLetters.count("example")).isZero();
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> deadLetters.find("example", "-"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the id of a dead letter: \"-\"");
        assertThatThrownBy(() -> deadLetters.list("example", null, 0)).hasMessage("most must be positive, but is 0");
        assertThatThrownBy(() -> deadLetters.replay("example", "1-1", Duration.ZERO))
                .hasMessageContaining("within must be a millisecond to 365 days");
    }
}

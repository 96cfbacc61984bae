/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.MessageTooLargeException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.Sending;
import org.jsoa.connection.Serializer;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.deadletter.DeadLetter;
import org.jsoa.deadletter.DeadLetterReason;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestKeyset;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.ServedService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;

/** Adapters that encrypt bodies, with a real Redis in which the bodies are unreadable. */
class EncryptionIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final byte[] REQUESTS = EchoService.REQUESTS.getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "attack at dawn";

    @TempDir
    private Path directory;

    private final RecordedLog log = new RecordedLog();
    private final List<TestServer> servers = new ArrayList<>();
    private final TestKeyset keys = TestKeyset.create();
    private EmbeddedRedis redis;
    private Jedis client;
    private Path keyset;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.started();
        client = redis.client();
        keyset = keys.writeTo(directory.resolve("keyset.json"));
    }

    @AfterEach
    void stop() {
        log.close();
        servers.forEach(TestServer::close);
        client.close();
        redis.close();
    }

    private TestServer server(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        TestServer server = new TestServer(redis.settings(), settings);
        servers.add(server);
        return server;
    }

    private SoaConnection caller(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        return server(settings).connection();
    }

    private void encrypts(SoaResourceAdapter adapter) {
        adapter.setEncryptionKeyset(keyset.toString());
        adapter.setClientEncrypted(true);
    }

    private void decrypts(SoaResourceAdapter adapter) {
        adapter.setEncryptionKeyset(keyset.toString());
    }

    private void refusesPlain(SoaResourceAdapter adapter) {
        adapter.setEncryptionKeyset(keyset.toString());
        adapter.setEncryptedServices("other,example");
    }

    private static JobListener echo(DeliveryMode delivery) {
        return new TestApplication(new ServedService("example", 2, delivery, Set.of("order")), (job, watch) -> {
            ActionRequest request = job.request().actions().get(0);
            return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(request.action(), request.body())));
        });
    }

    private static JobListener echo() {
        return echo(DeliveryMode.AT_MOST_ONCE);
    }

    private static OutgoingJob job(String text) {
        return OutgoingJob.of(
                "example",
                new JobRequest(
                        JobControl.DEFAULT,
                        JobContext.of("c0ffee", List.of()),
                        List.of(new ActionRequest("order", Map.of("text", text)))),
                TIMEOUT);
    }

    private static OutgoingJob job() {
        return job(SECRET);
    }

    private static OutgoingJob encrypted(boolean encrypted) {
        return job().withSending(new Sending(null, null, encrypted, false));
    }

    private static Object textIn(JobResponse response) {
        assertThat(response.errors()).isEmpty();
        return response.actions().get(0).body().get("text");
    }

    private static void assertInvalid(CompletableFuture<JobResponse> call, String message) {
        assertThat(call)
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .withCauseInstanceOf(InvalidMessageException.class)
                .withMessageContaining(message);
    }

    private byte[] takenRequest() {
        return client.blpop(20, REQUESTS).get(1);
    }

    private List<DeadLetter> deadLetters(SoaConnection connection, int count) {
        DeadLetters letters = connection.deadLetters();
        await().until(() -> letters.count("example") == count);
        return letters.list("example", null, 10);
    }

    @ParameterizedTest
    @EnumSource(Serializer.class)
    void requestsAndResponsesAreUnreadableInRedis(Serializer serializer) throws ResourceException {
        server(this::refusesPlain).deploy(echo());
        SoaConnection caller = caller(this::encrypts);
        OutgoingJob job = job().withSending(new Sending(null, serializer, null, false));
        OutgoingJob plain = job().withSending(new Sending(null, serializer, false, false));

        try (RedisTraffic traffic = new RedisTraffic(redis)) {
            assertThat(textIn(caller.call(job))).isEqualTo(SECRET);

            assertThat(traffic.commands())
                    .anyMatch(command -> command.contains("encrypted"))
                    .noneMatch(command -> command.contains(SECRET))
                    .noneMatch(command -> command.contains("c0ffee"));

            assertRefused(caller, plain);
            assertThat(traffic.commands()).as("what is not encrypted is seen").anyMatch(c -> c.contains(SECRET));
        }
    }

    private static void assertRefused(SoaConnection caller, OutgoingJob plain) {
        assertThat(caller.call(plain).errors())
                .containsExactly(
                        SoaError.of(ErrorCodes.INVALID, "the body is not encrypted, which this service requires"));
    }

    @Test
    void jobsThatAreDeliveredAtLeastOnceAreUnreadableToo() throws ResourceException {
        server(this::decrypts).deploy(echo(DeliveryMode.AT_LEAST_ONCE));
        SoaConnection caller = caller(this::encrypts);

        try (RedisTraffic traffic = new RedisTraffic(redis)) {
            assertThat(textIn(caller.call(job()))).isEqualTo(SECRET);

            assertThat(traffic.commands()).noneMatch(command -> command.contains(SECRET));
        }
    }

    @Test
    void plainRequestsGetPlainResponsesUnlessEncryptionIsRequired() throws ResourceException {
        server(this::decrypts).deploy(echo());
        SoaConnection plain = caller(adapter -> {});
        SoaConnection mixed = caller(this::decrypts);

        assertThat(textIn(plain.call(job()))).isEqualTo(SECRET);
        assertThat(textIn(mixed.call(encrypted(true)))).isEqualTo(SECRET);
        assertThat(textIn(mixed.call(encrypted(false)))).isEqualTo(SECRET);
        client.rpush(
                EchoService.REQUESTS,
                "{\"request_id\": 1, \"meta\": {\"reply_to\": \"r!1\"}, \"body\": {\"control\": {\"continue_on_error\": false},"
                        + " \"context\": {\"correlation_id\": \"c\", \"switches\": []}, \"actions\": [{\"action\": \"order\"}]}}");
        assertThat(client.blpop(20, "pysoa:r!1").get(1)).contains("\"action\": \"order\", \"errors\": []");
    }

    @Test
    void aRefusedPlainRequestGetsAnErrorAndBecomesADeadLetter() throws ResourceException {
        server(this::refusesPlain).deploy(echo());
        SoaConnection caller = caller(adapter -> {});

        assertRefused(caller, job());
        assertThat(deadLetters(caller, 1)).first().satisfies(letter -> {
            assertThat(letter.explanation()).isEqualTo("the body is not encrypted, which this service requires");
            assertThat(letter.job()).isNotNull();
        });
    }

    @Test
    void encryptionWithoutKeysIsReported() throws ResourceException {
        SoaConnection caller = caller(adapter -> {});

        assertThatThrownBy(() -> caller.call(encrypted(true)))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessage("invalid message to or from service example: the request must be encrypted, but"
                        + " soa.encryption.keyset is not set");
    }

    @Test
    void theCallerLearnsThatTheServerHasNoKeys() throws ResourceException {
        server(adapter -> {}).deploy(echo());
        SoaConnection caller = caller(this::encrypts);

        assertThatThrownBy(() -> caller.call(job()))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessage(
                        "invalid message to or from service example: the request was encrypted, but the response is not;"
                                + " it says INVALID: the body is encrypted, but there is no key here: soa.encryption.keyset is"
                                + " not set");
        assertThat(deadLetters(caller, 1)).first().satisfies(letter -> {
            assertThat(new String(letter.message(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(SECRET);
            assertThat(letter.job()).as("who has the keys can read it").isEqualTo(job().request());
        });
    }

    @Test
    void theCallerLearnsThatTheServerHasOtherKeys() throws ResourceException {
        Path others = TestKeyset.create().writeTo(directory.resolve("others.json"));
        server(adapter -> adapter.setEncryptionKeyset(others.toString())).deploy(echo());
        SoaConnection caller = caller(this::encrypts);

        assertThatThrownBy(() -> caller.call(job()))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("with the key " + keys.id(0) + ", which the keyset here does not have");
    }

    @Test
    void aKeyIsReplacedWithoutAnInterruption() throws ResourceException {
        Path callersKeyset = keys.writeTo(directory.resolve("callers.json"));
        server(this::refusesPlain).deploy(echo());
        SoaConnection caller = caller(adapter -> {
            adapter.setEncryptionKeyset(callersKeyset.toString());
            adapter.setClientEncrypted(true);
        });
        TestKeyset both = keys.withNewKey();
        TestKeyset promoted = both.withLastAsPrimary();
        assertThat(textIn(caller.call(job()))).isEqualTo(SECRET);

        both.writeTo(keyset);
        both.writeTo(callersKeyset);
        callUntilLogged(caller, "encrypting with key " + both.id(0), 2);
        promoted.writeTo(keyset);
        promoted.writeTo(callersKeyset);
        callUntilLogged(caller, "encrypting with key " + both.id(1), 2);
        TestKeyset retired = promoted.withoutFirst();
        retired.writeTo(keyset);
        retired.writeTo(callersKeyset);
        callUntilLogged(caller, "encrypting with key " + both.id(1), 4);
    }

    /** Makes calls, all of which must succeed, until a number of log lines contain a text. */
    private void callUntilLogged(SoaConnection caller, String line, int times) {
        await().atMost(TIMEOUT).until(() -> {
            assertThat(textIn(caller.call(job()))).isEqualTo(SECRET);
            return log.messages(Level.INFO).stream()
                            .filter(logged -> logged.contains(line))
                            .count()
                    >= times;
        });
    }

    @Test
    void anAlteredRequestGetsAnErrorAndBecomesADeadLetter() throws ResourceException {
        SoaConnection caller = caller(this::encrypts);
        CompletableFuture<JobResponse> call = caller.send(job()).toCompletableFuture();
        byte[] altered = takenRequest();
        altered[altered.length - 1] ^= 1;
        client.rpush(REQUESTS, altered);
        server(this::decrypts).deploy(echo());

        assertInvalid(call, "the message was altered or moved");
        assertThat(deadLetters(caller, 1)).first().satisfies(letter -> assertThat(letter.message())
                .isEqualTo(altered));
    }

    @Test
    void aRequestThatIsMovedToAnotherServiceIsNotRunThere() throws ResourceException {
        SoaConnection caller = caller(this::encrypts);
        OutgoingJob job = job();
        OutgoingJob forAnother =
                new OutgoingJob("other", job.request(), job.timeout(), job.deadline(), job.idempotent(), job.sending());
        CompletableFuture<JobResponse> call = caller.send(forAnother).toCompletableFuture();
        client.rename("pysoa:service.other", EchoService.REQUESTS);
        server(this::decrypts).deploy(echo());

        assertInvalid(call, "the message was altered or moved");
    }

    @Test
    void aPlainResponseToAnEncryptedRequestIsRefused() throws ResourceException {
        SoaConnection caller = caller(this::encrypts);
        CompletableFuture<JobResponse> call = caller.send(job()).toCompletableFuture();
        String request = new String(takenRequest(), StandardCharsets.ISO_8859_1);
        String replyTo = request.substring(request.indexOf("service.jsoa."), request.indexOf("!") + 13);
        client.rpush(
                "pysoa:" + replyTo,
                "{\"request_id\": 1, \"meta\": {}, \"body\": {\"actions\": [{\"action\": \"order\", \"body\": {\"text\": \"no\"}}]}}");

        assertInvalid(call, "the request was encrypted, but the response is not");
    }

    @Test
    void largeResponsesTravelInChunksAndTooLargeRequestsAreRefused() throws ResourceException {
        server(adapter -> {
                    refusesPlain(adapter);
                    adapter.setChunkBytes(102_400);
                    adapter.setMaxResponseBytes(1_000_000);
                })
                .deploy(new TestApplication(
                        "example",
                        2,
                        (job, watch) -> new JobResponse(
                                List.of(),
                                Map.of(),
                                List.of(ActionResponse.of("order", Map.of("text", SECRET.repeat(50_000)))))));
        SoaConnection caller = caller(this::encrypts);

        assertThat(textIn(caller.call(job()))).isEqualTo(SECRET.repeat(50_000));
        assertThatThrownBy(() -> caller.call(job("x".repeat(102_400)))).isInstanceOf(MessageTooLargeException.class);
    }

    @Test
    void onlyTheCallerLearnsTheErrorsOfAnEncryptedJob() throws ResourceException {
        server(this::refusesPlain).deploy(echo());
        SoaConnection caller = caller(this::encrypts);
        OutgoingJob broken = job().withRequest(new JobRequest(
                JobControl.DEFAULT,
                JobContext.of("c0ffee", List.of()),
                List.of(new ActionRequest("order", bodyWithAKeyThatIsNoText()))));

        try (RedisTraffic traffic = new RedisTraffic(redis)) {
            assertThat(caller.call(broken).errors()).extracting(SoaError::code).containsExactly(ErrorCodes.INVALID);
            assertThat(deadLetters(caller, 1))
                    .extracting(DeadLetter::explanation)
                    .containsExactly("the encrypted content is invalid, see the log");
            assertThat(traffic.commands())
                    .noneMatch(command -> command.contains(SECRET) || command.contains("INVALID"));
        }
    }

    @SuppressWarnings("unchecked") // Peers may well send such.
    private static Map<String, Object> bodyWithAKeyThatIsNoText() {
        return (Map<String, Object>) (Map<?, ?>) Map.of(1L, SECRET);
    }

    @Test
    void theDeadLetterOfALostEncryptedJobShowsNothingOfIt() throws ResourceException {
        SoaConnection caller = caller(this::encrypts);
        caller.call(job().withRequest(new JobRequest(
                JobControl.of(false, true),
                JobContext.of("c0ffee", List.of()),
                List.of(new ActionRequest("once", Map.of("text", SECRET))))));
        client.rpush("{pysoa:service.example}:taken:dead".getBytes(StandardCharsets.UTF_8), takenRequest());
        client.zadd("{pysoa:service.example}:consumers", 1, "dead");

        try (RedisTraffic traffic = new RedisTraffic(redis)) {
            server(adapter -> {
                        decrypts(adapter);
                        adapter.setLeaseMillis(500);
                    })
                    .deploy(echo(DeliveryMode.AT_LEAST_ONCE));

            assertThat(deadLetters(caller, 1)).first().satisfies(letter -> {
                assertThat(letter.reason()).isEqualTo(DeadLetterReason.WORKER_LOST);
                assertThat(letter.job().actions())
                        .extracting(ActionRequest::action)
                        .containsExactly("once");
            });
            assertThat(traffic.commands()).noneMatch(command -> command.contains("c0ffee") || command.contains("once"));
        }
    }

    @Test
    void aReplayedDeadLetterStaysEncrypted() throws ResourceException {
        TestServer keyless = server(adapter -> {});
        keyless.deploy(echo());
        SoaConnection caller = caller(this::encrypts);
        assertThatThrownBy(() -> caller.call(job())).isInstanceOf(InvalidMessageException.class);
        String id = deadLetters(caller, 1).get(0).id();
        keyless.undeploy();
        List<JobRequest> run = new CopyOnWriteArrayList<>();
        server(this::refusesPlain).deploy(new TestApplication("example", 1, (job, watch) -> {
            run.add(job.request());
            return new JobResponse(List.of(), Map.of(), List.of());
        }));

        try (RedisTraffic traffic = new RedisTraffic(redis)) {
            assertThat(caller.deadLetters().replay("example", id, TIMEOUT)).isTrue();
            await().until(() -> run.size() == 1);

            assertThat(run.get(0).actions()).isEqualTo(job().request().actions());
            assertThat(traffic.commands()).noneMatch(command -> command.contains(SECRET));
        }
    }

    @Test
    void aConnectionFactoryMayHaveKeysOfItsOwn() throws ResourceException {
        server(this::refusesPlain).deploy(echo());
        SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
        factory.setEncryptionKeyset(keyset.toString());
        factory.setClientEncrypted(true);
        factory.setResourceAdapter(server(adapter -> {}).adapter());

        try (SoaConnection caller = ((SoaConnectionFactory) factory.createConnectionFactory()).getConnection()) {
            assertThat(textIn(caller.call(job()))).isEqualTo(SECRET);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.connection.ConnectionOptions;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.message.RequestWriter;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.RecordedJobs;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.TestSender;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.FixedLocator;
import org.jsoa.service.DeliveryMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.util.SafeEncoder;

/** Users with the rules of {@code docs/howto/connect-to-redis.md} have the rights that they need, and no others. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class RightsIT {

    private static final Path PAGE = Path.of("../docs/howto/connect-to-redis.md");
    private static final Pattern BLOCK = Pattern.compile("```\n(user .*?)```", Pattern.DOTALL);
    private static final String QUEUE = "pysoa:service.example";
    private static final String DEAD = "{pysoa:service.example}:dead";
    private static final String FOREIGN_REPLIES = "pysoa:service.bank.{0}!000000000001";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    private static Path directory;

    private static List<Server> servers = List.of();

    /** A Redis with the rules. Only Redis 7 has rights per key. */
    private record Server(String name, RedisProcess redis, boolean tiesCommandsToKeys) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Parameter
    private Server server;

    private Jedis admin;

    static List<Server> servers() throws IOException {
        if (servers.isEmpty()) {
            List<Server> all = new ArrayList<>();
            String[] loose = rules().map(rule -> rule.replaceAll("[()]", "")).toArray(String[]::new);
            all.add(new Server("Redis 6.2", RedisProcess.server(directory, loose), false));
            String[] strict = rules().toArray(String[]::new);
            RedisProcess.installedServer(directory, 7, strict)
                    .ifPresent(redis -> all.add(new Server("Redis 7 of this machine", redis, true)));
            servers = all;
        }
        return servers;
    }

    /** Returns the rules of the page, each in one line. */
    private static Stream<String> rules() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return Stream.of(block.group(1).strip().split("\n\n")).map(rule -> rule.replaceAll("\\s+", " "));
    }

    @AfterAll
    static void stopServers() {
        servers.forEach(server -> server.redis().close());
    }

    @BeforeEach
    void connect() {
        admin = server.redis().client();
        admin.flushAll();
        admin.aclLogReset();
    }

    @AfterEach
    void disconnect() {
        admin.close();
    }

    private TestServer as(String user) throws ResourceException {
        return new TestServer(RedisAddress.parse(server.redis().url()), adapter -> signIn(adapter, user));
    }

    private static void signIn(SoaResourceAdapter adapter, String user) {
        adapter.setRedisUser(user);
        adapter.setRedisPassword("secret-of-" + user);
        adapter.setReplyPrefix(user);
        adapter.setQueueCapacity(2);
        adapter.setLeaseMillis(500);
    }

    private FixedLocator master(String user) {
        RedisAddress settings = RedisAddress.parse(server.redis().url());
        return new FixedLocator(settings.withAccess(
                settings.access().withCredentials(new ConnectionOptions.Credentials(user, "secret-of-" + user))));
    }

    private static ReplyBuffer replies() {
        return new ReplyBuffer(Duration.ofSeconds(1), MonotonicClock.SYSTEM);
    }

    /** Returns the users that lacked a right, with the command. */
    private List<String> refusals() {
        return admin.aclLog().stream()
                .map(entry -> entry.getUsername() + ": " + entry.getObject())
                .toList();
    }

    @Test
    void aCallerCallsAndAServiceResponds() throws Exception {
        try (TestServer service = as("server");
                TestServer caller = as("shop");
                SoaConnection connection = caller.connection()) {
            service.deploy(EchoService.application());

            assertThat(EchoService.numberIn(connection.call(EchoService.job(7, TIMEOUT))))
                    .isEqualTo(7);
            service.undeploy();
        }
        assertThat(refusals()).isEmpty();
    }

    @Test
    void aCallerMayHaveAListForEachCall() throws Exception {
        try (TestServer service = as("server");
                TestServer caller =
                        new TestServer(RedisAddress.parse(server.redis().url()), adapter -> {
                            signIn(adapter, "shop");
                            adapter.setChunkingServices("*");
                        });
                SoaConnection connection = caller.connection()) {
            service.deploy(EchoService.application());

            assertThat(connection.sendAll(List.of(EchoService.job(7, TIMEOUT), EchoService.job(8, TIMEOUT))))
                    .extracting(call ->
                            EchoService.numberIn(call.toCompletableFuture().join()))
                    .containsExactly(7L, 8L);
        }
        assertThat(refusals()).isEmpty();
    }

    @Test
    void aCallerLearnsThatTheQueueIsFull() throws Exception {
        try (TestServer caller = as("shop");
                SoaConnection connection = caller.connection()) {
            connection.send(EchoService.job(1, TIMEOUT));
            connection.send(EchoService.job(2, TIMEOUT));

            assertThatThrownBy(() -> connection.send(EchoService.job(3, TIMEOUT)))
                    .isInstanceOf(SendFailedException.class)
                    .hasMessageContaining("is full");
            assertThat(admin.llen(QUEUE)).isEqualTo(2);
        }
    }

    @Test
    void aCallerLearnsThatItMayNotCallAService() throws Exception {
        try (TestServer caller = as("shop");
                SoaConnection connection = caller.connection()) {
            OutgoingJob job = OutgoingJob.of("bank", EchoService.request(1), TIMEOUT);

            assertThatThrownBy(() -> connection.call(job))
                    .isInstanceOf(SendFailedException.class)
                    .hasMessageContaining("Redis refused: NOPERM");
        }
    }

    @Test
    void aServiceAddsDeadLettersAndAnOperatorManagesThem() throws Exception {
        try (TestServer service = as("server");
                TestServer desk = as("operator");
                SoaConnection connection = desk.connection()) {
            DeadLetters letters = connection.deadLetters();
            service.deploy(EchoService.application());
            admin.rpush(QUEUE, "garbage");
            await().until(() -> letters.count("example") == 1);
            service.undeploy();
            String id = lost();

            assertThat(letters.list("example", null, 10)).hasSize(2);
            assertThat(letters.replay("example", id, TIMEOUT)).isTrue();
            assertThat(letters.purge(
                            "example", letters.list("example", null, 1).get(0).id()))
                    .isTrue();
            assertThat(letters.purgeAll("example")).isZero();
        }
        assertThat(refusals()).isEmpty();
    }

    /** Adds a dead letter as a service does for a job that was lost too often. */
    private String lost() throws Exception {
        Map<byte[], byte[]> fields = Map.of(
                SafeEncoder.encode("time"), SafeEncoder.encode("2026-01-02T03:04:05Z"),
                SafeEncoder.encode("reason"), SafeEncoder.encode("WORKER_LOST"),
                SafeEncoder.encode("explanation"), SafeEncoder.encode("too often"),
                SafeEncoder.encode("frame"), request("service.bank.0!1"));
        return SafeEncoder.encode(admin.xadd(SafeEncoder.encode(DEAD), XAddParams.xAddParams(), fields));
    }

    private static byte[] request(String replyTo) throws Exception {
        return new RequestWriter(3, ContentType.MSGPACK, 102_400)
                .write("example", 1, replyTo, Instant.now().plus(TIMEOUT), EchoService.request(7));
    }

    @Test
    void aServiceRespondsOnReplyListsOnlyAndContinues() throws Exception {
        try (TestServer service = as("server")) {
            service.deploy(EchoService.application());
            for (int i = 0; i < 5; i++) {
                admin.rpush(QUEUE.getBytes(UTF_8), request("service.bank"));
            }
            admin.rpush(QUEUE.getBytes(UTF_8), request("service.bank.0!1"));

            assertThat(admin.blpop(5, "pysoa:service.bank.0!1")).isNotNull();
            assertThat(admin.exists("pysoa:service.bank")).isFalse();
        }
    }

    @Test
    void logsOnceThatAServiceMayNotTakeItsRequestsAndRetries() throws Exception {
        try (RecordedLog log = new RecordedLog();
                TestServer service = as("operator")) {
            service.deploy(EchoService.application());
            await().until(() -> refusedPops() > 3);

            assertThat(log.messages(Level.INFO))
                    .filteredOn(line -> line.contains("lost Redis") || line.contains("is back"))
                    .singleElement(STRING)
                    .contains("waiting at pysoa:service.example", "NOPERM");
        }
    }

    private long refusedPops() {
        return admin.aclLog().stream()
                .filter(entry -> entry.getObject().equals("lpop"))
                .mapToLong(entry -> entry.getCount())
                .sum();
    }

    @Test
    void aServiceRequeuesMessagesThatItHasNotBegun() throws Exception {
        try (Sender sender = TestSender.to(master("server"));
                JobQueue queue = new AtMostOnceQueue(master("server"), sender, "example", MonotonicClock.SYSTEM)) {
            admin.rpush(QUEUE, "a", "b");
            List<QueuedMessage> taken = new ArrayList<>();
            queue.take(2, replies(), taken::add, taken::add);
            queue.requeue(taken);
        }
        assertThat(admin.lrange(QUEUE, 0, -1)).containsExactly("a", "b");
    }

    @Test
    void aServiceMayDeliverAtLeastOnce() throws Exception {
        try (TestServer service = as("safe-server");
                TestServer caller = as("shop");
                SoaConnection connection = caller.connection()) {
            service.deploy(RecordedJobs.application(server.redis().port(), DeliveryMode.AT_LEAST_ONCE, 2));
            JobResponse response = connection.call(EchoService.job(7, TIMEOUT));
            assertThat(response.errors()).isEmpty();
            leaveBehind("gone", request("service.shop.{0}!1"));

            await().until(() -> admin.llen("{pysoa:service.example}:taken:gone") == 0);
            assertThat(admin.blpop(10, "pysoa:service.shop.{0}!1")).isNotNull();
            service.undeploy();
        }
        assertThat(refusals()).isEmpty();
    }

    /** Leaves a message in flight for a dead consumer. */
    private void leaveBehind(String consumer, byte[] message) {
        admin.rpush(("{pysoa:service.example}:taken:" + consumer).getBytes(UTF_8), message);
        admin.zadd("{pysoa:service.example}:consumers", 1, consumer);
    }

    @Test
    void aServiceThatDeliversAtLeastOnceRequeuesMessagesThatItHasNotBegun() throws Exception {
        try (Sender sender = TestSender.to(master("safe-server"));
                LeaseRenewer renewer =
                        new LeaseRenewer(sender, Duration.ofSeconds(5), 1_000_000, MonotonicClock.SYSTEM)) {
            Thread thread = new Thread(renewer::run);
            thread.setDaemon(true);
            thread.start();
            JobQueue queue = renewer.queue(master("safe-server"), "example", orphans -> {});
            admin.rpush(QUEUE, "a", "b");
            List<QueuedMessage> taken = new ArrayList<>();
            await().ignoreExceptionsInstanceOf(RedisException.class)
                    .until(() -> queue.take(3, replies(), taken::add, taken::add));
            queue.requeue(taken);
            queue.close();
        }
        assertThat(admin.lrange(QUEUE, 0, -1)).containsExactly("a", "b");
        assertThat(refusals()).isEmpty();
    }

    private void isRefused(String user, String... command) {
        try (Jedis client = server.redis().client()) {
            client.auth(user, "secret-of-" + user);
            String[] arguments = Stream.of(command).skip(1).toArray(String[]::new);
            assertThatThrownBy(() -> client.sendCommand(() -> SafeEncoder.encode(command[0]), arguments))
                    .as("%s by %s", String.join(" ", command), user)
                    .isInstanceOf(JedisAccessControlException.class);
        }
    }

    @Test
    void noUserMayDoAnythingElse() {
        for (String user : List.of("shop", "server", "safe-server", "operator")) {
            isRefused(user, "KEYS", "*");
            isRefused(user, "FLUSHALL");
            isRefused(user, "CONFIG", "GET", "requirepass");
            isRefused(user, "MONITOR");
            isRefused(user, "CLIENT", "LIST");
            isRefused(user, "ACL", "LIST");
            isRefused(user, "SET", QUEUE, "x");
            isRefused(user, "LPOP", "pysoa:service.bank");
            isRefused(user, "RPUSH", "pysoa:service.bank", "x");
            isRefused(user, "EVAL", "return redis.call('LPOP', KEYS[1])", "1", "pysoa:service.bank");
        }
    }

    @Test
    void aCallerMayReadNeitherOtherResponsesNorDeadLetters() {
        isRefused("shop", "BLPOP", FOREIGN_REPLIES, "1");
        isRefused("shop", "RPUSH", FOREIGN_REPLIES, "x");
        isRefused("shop", "LRANGE", QUEUE, "0", "-1");
        isRefused("shop", "XRANGE", DEAD, "-", "+");
        isRefused("shop", "LRANGE", "{pysoa:service.example}:taken:1", "0", "-1");
    }

    @Test
    void aServiceMayNotReadDeadLettersAndAnOperatorMayNotRespond() {
        isRefused("server", "XRANGE", DEAD, "-", "+");
        isRefused("server", "LRANGE", QUEUE, "0", "-1");
        isRefused("safe-server", "XRANGE", DEAD, "-", "+");
        isRefused("operator", "LPOP", QUEUE);
        isRefused("operator", "RPUSH", FOREIGN_REPLIES, "x");
        isRefused("operator", "LRANGE", "{pysoa:service.example}:taken:1", "0", "-1");
    }

    @Test
    void withRightsPerKeyACallerTakesNoRequestsAndAServiceNoResponses() {
        assumeTrue(server.tiesCommandsToKeys(), "Redis 6.2 cannot tell");

        isRefused("shop", "LPOP", QUEUE);
        isRefused("shop", "BLPOP", QUEUE, "1");
        isRefused("server", "LPOP", FOREIGN_REPLIES);
        isRefused("server", "BLPOP", FOREIGN_REPLIES, "1");
        isRefused("safe-server", "LPOP", FOREIGN_REPLIES);
        isRefused("server", "RPUSH", QUEUE, "x");
        isRefused("operator", "DEL", QUEUE);
    }
}

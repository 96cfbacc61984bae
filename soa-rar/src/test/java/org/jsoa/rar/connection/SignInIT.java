/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestSender;
import org.jsoa.rar.topology.FixedLocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;

/** Signing in to a Redis that requires it. */
class SignInIT {

    private static final Push PUSH = new Push("list", List.of("a".getBytes(UTF_8)), Duration.ofSeconds(60), 10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static EmbeddedRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = EmbeddedRedis.started("requirepass s3cret", "user alice on >wonder ~* +@all");
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    private static FixedLocator as(String user, String password, int database) {
        RedisAddress settings = redis.settings();
        return new FixedLocator(settings.withAccess(settings.access()
                .withCredentials(new ConnectionOptions.Credentials(user, password))
                .withDatabase(database)));
    }

    private static FixedLocator as(String user, String password) {
        return as(user, password, 0);
    }

    @Test
    void withAPassword() throws RedisException {
        try (Sender sender = TestSender.to(as(null, "s3cret"))) {
            sender.send(PUSH, PATIENCE);
        }
    }

    @Test
    void asAUserAndIntoAnotherDatabase() throws RedisException {
        try (Sender sender = TestSender.to(as("alice", "wonder", 3));
                Jedis client = redis.client()) {
            sender.send(PUSH, PATIENCE);

            client.auth("s3cret");
            client.select(3);
            assertThat(client.llen("list")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "redis://no-such-host.invalid, the host is not known",
        "redis://127.0.0.1:1, nothing listens there",
    })
    void tellsWhyAServerCannotBeReached(String url, String reason) {
        try (Sender sender = TestSender.to(new FixedLocator(RedisAddress.parse(url)))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("no connection to Redis at " + url)
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void tellsThatAPasswordIsMissing() {
        try (Sender sender = TestSender.to(as(null, null))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .hasMessageContaining("Redis requires a password: NOAUTH");
        }
    }

    @Test
    void warnsOnceIfTheServerMayEvictKeys() throws RedisException {
        try (RecordedLog log = new RecordedLog();
                EmbeddedRedis evicting = EmbeddedRedis.started("maxmemory 100mb", "maxmemory-policy allkeys-lru");
                Sender sender = TestSender.to(evicting.master())) {
            sender.send(PUSH, PATIENCE);
            sender.send(PUSH, PATIENCE);

            assertThat(log.messages(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains("maxmemory-policy is allkeys-lru, and should be noeviction");
        }
    }

    @Test
    void reportsAWrongPasswordAndDoesNotRepeatIt() {
        try (Sender sender = TestSender.to(as("alice", "blunder"))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("no connection to Redis at redis://127.0.0.1")
                    .hasMessageContaining("WRONGPASS")
                    .hasMessageNotContaining("blunder");
        }
    }
}

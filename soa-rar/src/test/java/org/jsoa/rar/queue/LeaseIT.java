/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestSender;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** When a consumer counts as dead, and which consumers may take over from it. */
class LeaseIT {

    private static final Duration LENGTH = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String CONSUMERS = "{pysoa:service.example}:consumers";

    private EmbeddedRedis redis;
    private Jedis client;
    private Sender sender;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.started();
        client = redis.client();
        sender = TestSender.to(redis.master());
    }

    @AfterEach
    void stop() {
        sender.close();
        client.close();
        redis.close();
    }

    /** A consumer that renews its lease when the test calls it. */
    private final class Consumer {

        private final LeaseKeys keys = new LeaseKeys("example", LENGTH, 1_000);
        private final Lease lease = new Lease(keys, LENGTH, MonotonicClock.SYSTEM);

        List<String> renew() throws RedisException {
            long sent = System.nanoTime();
            return lease.renewed(sender.send(lease.renewal(), PATIENCE), sent).ended();
        }

        void send(RawCommand query) throws RedisException {
            sender.send(query, PATIENCE);
        }

        String name() {
            return new String(keys.consumer(), UTF_8);
        }

        void hold(String... frames) {
            client.rpush(
                    keys.inFlight(),
                    List.of(frames).stream().map(RedisConnection::bytes).toArray(byte[][]::new));
        }

        List<String> held() {
            return client.lrange(new String(keys.inFlight(), UTF_8), 0, -1);
        }
    }

    @Test
    void aNodeTakesOverOnlyAfterRenewalsWithoutAGap() throws RedisException {
        Consumer consumer = new Consumer();
        assertThat(consumer.lease.holds()).isFalse();
        consumer.renew();
        assertThat(consumer.lease.holds()).isTrue();
        assertThat(consumer.lease.mayTakeOver()).isFalse();
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            consumer.renew();
            return consumer.lease.mayTakeOver();
        });

        await().until(() -> !consumer.lease.holds());
        consumer.renew();
        assertThat(consumer.lease.holds()).isTrue();
        assertThat(consumer.lease.mayTakeOver()).isFalse();
    }

    @Test
    void onlyDeadConsumersAreTakenOverFrom() throws RedisException {
        Consumer dead = new Consumer();
        Consumer heir = new Consumer();
        dead.renew();
        dead.hold("a", "b");
        assertThat(heir.renew()).isEmpty();
        heir.send(heir.lease.takeOver(dead.name()));
        assertThat(dead.held()).containsExactly("a", "b");

        await().until(() -> heir.renew().contains(dead.name()));
        heir.send(heir.lease.takeOver(dead.name()));
        assertThat(dead.held()).isEmpty();
        assertThat(heir.held()).containsExactly("a", "b");
        // A blocking command of the dead consumer may still take a message.
        assertThat(client.zscore(CONSUMERS, dead.name())).isNotNull();
    }

    @Test
    void aConsumerThatLeavesIsForgottenAndItsMessagesCanBeTakenOver() throws RedisException {
        Consumer idle = new Consumer();
        Consumer busy = new Consumer();
        Consumer heir = new Consumer();
        idle.renew();
        busy.renew();
        busy.hold("a");
        idle.send(idle.lease.leave());
        busy.send(busy.lease.leave());

        assertThat(heir.renew()).containsExactly(busy.name());
        heir.send(heir.lease.takeOver(busy.name()));
        assertThat(heir.held()).containsExactly("a");
        assertThat(client.zrange(CONSUMERS, 0, -1)).containsExactly(heir.name());
    }

    @Test
    void allKeysExpire() throws RedisException {
        Consumer consumer = new Consumer();
        consumer.hold("a");
        consumer.renew();
        client.zadd(CONSUMERS, 1, "dead");
        client.rpush("{pysoa:service.example}:taken:dead", "b");
        consumer.send(consumer.lease.takeOver("dead"));

        assertThat(client.keys("*")).hasSize(3).allSatisfy(key -> assertThat(client.ttl(key))
                .isPositive());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.FixedLocator;
import org.jsoa.rar.topology.Ring;
import org.jsoa.rar.topology.Shard;

/** A sender to one shard, without background threads. */
public final class TestSender {

    private TestSender() {}

    public static Sender to(Shard shard) {
        return new Senders(new Ring(List.of(shard)), MonotonicClock.SYSTEM, InstantSource.system()).get(0);
    }

    public static Sender to(FakeRedis redis, MonotonicClock clock) {
        Shard shard = new FixedLocator(RedisAddress.parse("redis://fake"));
        return new Senders(new Ring(List.of(shard)), clock, InstantSource.fixed(Instant.EPOCH), redis).get(0);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.time.InstantSource;
import java.util.List;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Ring;
import org.jsoa.rar.topology.Shard;

/** A sender to one shard, without background threads. */
public final class TestSender {

    private TestSender() {}

    public static Sender to(Shard shard) {
        return new Senders(new Ring(List.of(shard)), MonotonicClock.SYSTEM, InstantSource.system()).get(0);
    }
}

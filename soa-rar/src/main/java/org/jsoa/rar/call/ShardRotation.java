/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Ring;

/** Takes the places of a ring in turns for requests, beginning anywhere. */
final class ShardRotation implements Closeable {

    private final AtomicInteger turn =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
    private final List<ShardClient> lanes;

    ShardRotation(
            Ring ring,
            Senders senders,
            String replyPrefix,
            Function<PendingCalls, ReplyDecoder> receivers,
            MonotonicClock clock) {
        this.lanes = IntStream.range(0, ring.shards().size())
                .mapToObj(i -> new ShardClient(
                        ring.shards().get(i),
                        senders.get(i),
                        new ReplyListNames(replyPrefix, ring, i),
                        receivers,
                        clock))
                .toList();
    }

    List<ShardClient> all() {
        return lanes;
    }

    /** Tells how many calls await a reply. */
    int awaited() {
        int awaited = 0;
        for (int i = 0; i < lanes.size(); i++) {
            awaited += lanes.get(i).awaited();
        }
        return awaited;
    }

    /** Ends the calls whose time is up. Done all the time, so it allocates nothing where there is nothing to do. */
    void expireCalls(long now) {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).expireCalls(now);
        }
    }

    /**
     * Returns the lanes in the order in which a call is to try them: the one whose turn it is in front, those that are down
     * in the end.
     */
    List<ShardClient> inTurn() {
        if (lanes.size() == 1) {
            return lanes;
        }
        int start = turn.getAndIncrement();
        List<ShardClient> ordered = new ArrayList<>(lanes.size());
        List<ShardClient> down = new ArrayList<>(0);
        for (int i = 0; i < lanes.size(); i++) {
            ShardClient lane = lanes.get(Math.floorMod(start + i, lanes.size()));
            if (lane.sharedList().isUp()) {
                ordered.add(lane);
            } else {
                lane.sharedList().seekRedis();
                down.add(lane);
            }
        }
        ordered.addAll(down);
        return ordered;
    }

    @Override
    public void close() {
        lanes.forEach(ShardClient::close);
    }
}

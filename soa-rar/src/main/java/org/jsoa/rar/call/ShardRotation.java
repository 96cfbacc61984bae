/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The shards of a ring, which requests go to in rotation. */
final class ShardRotation implements Closeable {

    private final AtomicInteger next;
    private final List<ShardClient> shards;

    /**
     * Creates a rotation.
     *
     * @param shards the shards, at least one
     * @param first where the rotation begins: any number, taken modulo the number of shards
     */
    ShardRotation(List<ShardClient> shards, int first) {
        this.shards = List.copyOf(shards);
        this.next = new AtomicInteger(first);
    }

    List<ShardClient> all() {
        return shards;
    }

    /** Returns how many calls await a response. Runs for each call, therefore it allocates nothing. */
    int inFlight() {
        int inFlight = 0;
        for (int i = 0; i < shards.size(); i++) {
            inFlight += shards.get(i).inFlight();
        }
        return inFlight;
    }

    /** Fails the calls whose deadline has passed. Runs many times a second, therefore it allocates nothing. */
    void expireCalls(long now) {
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).expireCalls(now);
        }
    }

    /** Returns the shards in the order in which a call tries them: the next of the rotation first, those that are down last. */
    List<ShardClient> order() {
        if (shards.size() == 1) {
            return shards;
        }
        int start = next.getAndIncrement();
        List<ShardClient> ordered = new ArrayList<>(shards.size());
        List<ShardClient> down = new ArrayList<>(0);
        for (int i = 0; i < shards.size(); i++) {
            ShardClient shard = shards.get(Math.floorMod(start + i, shards.size()));
            if (shard.isUp()) {
                ordered.add(shard);
            } else {
                shard.replies().requestReconnect();
                down.add(shard);
            }
        }
        ordered.addAll(down);
        return ordered;
    }

    @Override
    public void close() {
        shards.forEach(ShardClient::close);
    }
}

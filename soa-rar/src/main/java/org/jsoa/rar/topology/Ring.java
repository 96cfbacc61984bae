/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The shards that share the lists, as in PySOA. Requests may be on any shard. A reply list is on the shard that its name
 * decides. Most rings have one shard only.
 *
 * @since 0.1
 */
public final class Ring {

    private static final int HASHES = 4_096;

    private final List<Shard> shards;

    /**
     * Creates a ring.
     *
     * @param shards the shards, at least one, in the same order for all clients and servers
     */
    public Ring(List<Shard> shards) {
        this.shards = List.copyOf(shards);
        if (this.shards.isEmpty()) {
            throw new IllegalArgumentException("shards must not be empty");
        }
    }

    /**
     * Returns all shards.
     *
     * @return the shards in order
     */
    public List<Shard> shards() {
        return shards;
    }

    /**
     * Returns the number of the shard of a list that is on one shard only.
     *
     * @param key the whole name of the list
     * @return the index in {@link #shards}
     */
    public int indexOf(String key) {
        if (shards.size() == 1) {
            return 0;
        }
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return (int) ((crc.getValue() & (HASHES - 1)) / ((double) HASHES / shards.size()));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The places that share the lists, as in PySOA: requests may be at any of them, replies are at the one that the name of their
 * list says. Most rings have one place only.
 */
public final class Ring {

    private static final int HASHES = 4_096;

    private final List<Shard> stores;

    /**
     * Creates a ring.
     *
     * @param stores the places, at least one, in the order in which all clients and servers know them
     */
    public Ring(List<Shard> stores) {
        this.stores = List.copyOf(stores);
        if (this.stores.isEmpty()) {
            throw new IllegalArgumentException("stores must not be empty");
        }
    }

    /**
     * Returns all places.
     *
     * @return the places in order
     */
    public List<Shard> stores() {
        return stores;
    }

    /**
     * Returns the number of the place that has a list which is at one place only.
     *
     * @param key the whole name of the list
     * @return the index in {@link #stores}
     */
    public int indexOf(String key) {
        if (stores.size() == 1) {
            return 0;
        }
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return (int) ((crc.getValue() & (HASHES - 1)) / ((double) HASHES / stores.size()));
    }
}

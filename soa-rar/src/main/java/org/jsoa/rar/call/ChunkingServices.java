/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The services that respond in chunks. The chunks of several responses on one list cannot be told apart. Therefore each call
 * of such a service needs a reply list of its own. A service counts as one of them until its first response. From its first
 * response in chunks on, it always counts as one. Safe for use by many threads.
 */
final class ChunkingServices {

    /** The name that stands for all services. */
    static final String ALL = "*";

    /** The names of services may come from outside. Services beyond this number are not remembered. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Map<String, Boolean> learned = new ConcurrentHashMap<>();
    private final Set<String> known;
    private final boolean all;

    /**
     * Begins with the services of the settings.
     *
     * @param known the names of services that are known to respond in chunks
     */
    ChunkingServices(Set<String> known) {
        this.known = Set.copyOf(known);
        this.all = known.contains(ALL);
    }

    boolean mayChunk(String service) {
        return all || known.contains(service) || learned.getOrDefault(service, true);
    }

    /** Learns from a response whether its service responds in chunks. */
    void responded(String service, boolean chunked) {
        if (chunked) {
            learned.put(service, true);
        } else if (!learned.containsKey(service) && learned.size() < MAX_REMEMBERED) {
            learned.putIfAbsent(service, false);
        }
    }
}

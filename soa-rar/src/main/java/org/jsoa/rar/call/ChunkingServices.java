/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which services send replies in chunks. Chunks of several replies on one list cannot be told apart, so whoever may send them
 * gets a list for each call. A service is taken for one until its first reply, and from its first chunked reply on for good.
 */
final class ChunkingServices {

    /** The name that stands for all services. */
    static final String ALL = "*";

    /** More than any application calls, unless it makes names up; those beyond are not remembered. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Boolean> learned = new ConcurrentHashMap<>();
    private final Set<String> known;
    private final boolean all;

    /** Takes the names of services that are known to send chunks. */
    ChunkingServices(Set<String> known) {
        this.known = Set.copyOf(known);
        this.all = known.contains(ALL);
    }

    boolean mayChunk(String service) {
        return all || known.contains(service) || learned.getOrDefault(service, true);
    }

    void replied(String service, boolean chunked) {
        if (chunked) {
            learned.put(service, true);
        } else if (!learned.containsKey(service) && learned.size() < MOST_REMEMBERED) {
            learned.putIfAbsent(service, false);
        }
    }
}

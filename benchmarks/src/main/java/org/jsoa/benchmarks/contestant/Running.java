/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import java.util.List;
import java.util.Optional;
import org.jsoa.benchmarks.process.Child;
import org.jsoa.benchmarks.process.RedisServer;

/**
 * The processes of a contestant.
 *
 * @param client makes the calls
 * @param server serves them
 * @param others what else works for the calls, Redis included
 * @param redis the Redis between the two, if there is one
 */
public record Running(Node client, Node server, List<Child> others, Optional<RedisServer> redis) {

    /** Returns the processes of a contestant without anything between client and server. */
    public static Running direct(Node client, Node server) {
        return new Running(client, server, List.of(), Optional.empty());
    }

    /** Returns the processes of a contestant that has Redis between client and server. */
    public static Running over(RedisServer redis, Node client, Node server) {
        return new Running(client, server, List.of(redis.child()), Optional.of(redis));
    }
}

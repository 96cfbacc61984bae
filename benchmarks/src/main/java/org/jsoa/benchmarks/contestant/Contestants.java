/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import java.util.List;
import org.jsoa.benchmarks.floor.CombiningClient;
import org.jsoa.benchmarks.floor.CombiningServer;
import org.jsoa.benchmarks.floor.InlineServer;
import org.jsoa.benchmarks.floor.PingPongClient;
import org.jsoa.benchmarks.floor.PingPongServer;
import org.jsoa.benchmarks.redisson.RedissonCaller;
import org.jsoa.benchmarks.redisson.RedissonServer;
import org.jsoa.benchmarks.transport.TransportClient;
import org.jsoa.benchmarks.transport.TransportServer;

/** All there are. */
public final class Contestants {

    /** The adapter in plain JVMs. */
    public static final String TRANSPORT = "transport";

    /** Beans in application servers. */
    public static final String CONTAINER = "container";

    /** A connection for each caller and worker. */
    public static final String PING_PONG = "ping-pong";

    /** One connection for all, and batches. */
    public static final String COMBINING = "combining";

    /** Redisson's remote services as they are. */
    public static final String REDISSON = "redisson";

    /** Redisson's remote services, without acknowledgements. */
    public static final String REDISSON_NO_ACK = "redisson-no-ack";

    /** Jakarta Messaging. */
    public static final String ARTEMIS = "artemis";

    /** PySOA itself, client and server. */
    public static final String PYSOA = "pysoa";

    /** The adapter in plain JVMs, with a service that takes each message at least once. */
    public static final String AT_LEAST_ONCE = "transport-at-least-once";

    /** No broker. */
    public static final String GRPC = "grpc";

    private static final String INLINE = "combining-inline";

    private static final List<Contestant> ALL = List.of(
            new ContainerContestant(),
            new RedisContestant(
                    TRANSPORT,
                    "JSOA's resource adapter in plain JVMs",
                    TransportServer.class,
                    TransportClient.class,
                    ""),
            new RedisContestant(
                    PING_PONG,
                    "RPUSH and BLPOP with Jedis, one after the other, a connection for each caller and worker",
                    PingPongServer.class,
                    PingPongClient.class,
                    ""),
            new RedisContestant(
                    COMBINING,
                    "the same in batches: callers and workers write for each other, one thread takes, workers answer",
                    CombiningServer.class,
                    CombiningClient.class,
                    ""),
            new RedisContestant(
                    INLINE,
                    "the same, but the thread that takes requests also answers them",
                    InlineServer.class,
                    CombiningClient.class,
                    ""),
            new RedisContestant(
                    REDISSON,
                    "Redisson's remote service with its defaults",
                    RedissonServer.class,
                    RedissonCaller.class,
                    ""),
            new RedisContestant(
                    REDISSON_NO_ACK,
                    "Redisson's remote service without acknowledgements",
                    RedissonServer.class,
                    RedissonCaller.class,
                    RedissonCaller.NO_ACK),
            new ArtemisContestant(),
            new GrpcContestant());

    private Contestants() {}

    /** Returns the names of all. */
    public static List<String> names() {
        return ALL.stream().map(Contestant::name).toList();
    }

    /**
     * Returns the contestants of these names, in their own order.
     *
     * @throws IllegalArgumentException if there is none of a name
     */
    public static List<Contestant> named(List<String> names) {
        List<String> unknown = names.stream()
                .filter(name ->
                        ALL.stream().noneMatch(contestant -> contestant.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "no contestant is called " + unknown.get(0) + "; there are: " + String.join(", ", names()));
        }
        return ALL.stream()
                .filter(contestant -> names.contains(contestant.name()))
                .toList();
    }
}

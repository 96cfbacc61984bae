/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.UUID;
import org.jsoa.rar.topology.ServiceKeys;

/** The keys and arguments of one consumer of a service that has messages in flight under a lease. */
final class LeaseKeys {

    /** How long the keys live when no consumer serves the service any more. */
    static final Duration LIFE = Duration.ofDays(7);

    private final String service;
    private final byte[] queue;
    private final byte[] inFlight;
    private final byte[] consumers;
    private final byte[] losses;
    private final byte[] consumer;
    private final byte[] length;
    private final byte[] deadLetters;
    private final byte[] deadLetterSizes;
    private final int largestMessage;
    private final byte[] life = bytes(Long.toString(LIFE.toSeconds()));

    /**
     * Creates the keys of a new consumer with a unique name.
     *
     * @param length the length of its lease
     * @param largestMessage the size in bytes of the largest message that the consumer takes
     */
    LeaseKeys(String service, Duration length, int largestMessage) {
        // The process id helps administrators to identify the consumer in Redis.
        String name = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        this.service = service;
        this.queue = bytes(ServiceKeys.requests(service));
        this.inFlight = bytes(ServiceKeys.inFlight(service, name));
        this.consumers = bytes(ServiceKeys.consumers(service));
        this.losses = bytes(ServiceKeys.losses(service));
        this.deadLetters = bytes(ServiceKeys.deadLetters(service));
        this.deadLetterSizes = bytes(ServiceKeys.deadLetterSizes(service));
        this.largestMessage = largestMessage;
        this.consumer = bytes(name);
        this.length = bytes(Long.toString(length.toMillis()));
    }

    String service() {
        return service;
    }

    byte[] queue() {
        return queue;
    }

    byte[] inFlight() {
        return inFlight;
    }

    byte[] inFlightOf(String otherConsumer) {
        return bytes(ServiceKeys.inFlight(service, otherConsumer));
    }

    byte[] consumers() {
        return consumers;
    }

    byte[] losses() {
        return losses;
    }

    byte[] consumer() {
        return consumer;
    }

    byte[] deadLetters() {
        return deadLetters;
    }

    byte[] deadLetterSizes() {
        return deadLetterSizes;
    }

    /** Returns the size in bytes above which a message becomes a dead letter before it is taken. */
    int largestMessage() {
        return largestMessage;
    }

    /** Returns that size as an argument. */
    byte[] limit() {
        return bytes(Integer.toString(largestMessage));
    }

    /** Returns the length of the lease in milliseconds. */
    byte[] length() {
        return length;
    }

    /** Returns the life of the keys in seconds. */
    byte[] life() {
        return life;
    }
}

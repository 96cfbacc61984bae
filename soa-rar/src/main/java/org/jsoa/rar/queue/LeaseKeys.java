/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.UUID;
import org.jsoa.rar.topology.ServiceKeys;

/** What Redis knows one consumer of a service by, which holds messages under a lease. */
final class LeaseKeys {

    /** How long these keys live when nobody serves the service any more. */
    static final Duration LIFE = Duration.ofDays(7);

    private final String service;
    private final byte[] queue;
    private final byte[] taken;
    private final byte[] consumers;
    private final byte[] losses;
    private final byte[] consumer;
    private final byte[] length;
    private final byte[] life = bytes(Long.toString(LIFE.toSeconds()));

    /**
     * Makes up a consumer that no other node has.
     *
     * @param length how long its lease is
     */
    LeaseKeys(String service, Duration length) {
        // The process id helps whoever looks from outside.
        String name = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        this.service = service;
        this.queue = bytes(ServiceKeys.requests(service));
        this.taken = bytes(ServiceKeys.taken(service, name));
        this.consumers = bytes(ServiceKeys.consumers(service));
        this.losses = bytes(ServiceKeys.losses(service));
        this.consumer = bytes(name);
        this.length = bytes(Long.toString(length.toMillis()));
    }

    String service() {
        return service;
    }

    byte[] queue() {
        return queue;
    }

    byte[] taken() {
        return taken;
    }

    byte[] takenBy(String otherConsumer) {
        return bytes(ServiceKeys.taken(service, otherConsumer));
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

    /** Returns the length of the lease in milliseconds. */
    byte[] length() {
        return length;
    }

    /** Returns the life of the keys in seconds. */
    byte[] life() {
        return life;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.List;

/**
 * Operations that go along on a connection that is about to wait in Redis: ahead of the command that waits, so that they cost
 * neither a round trip nor a system call of their own.
 */
final class Freight {

    private final List<Shipment> shipments;
    private final Bundle bundle;
    private int told;

    Freight(List<Shipment> shipments) {
        this.shipments = shipments;
        this.bundle = new Bundle(shipments.stream().map(Shipment::operation).toList());
    }

    static Freight none() {
        return new Freight(List.of());
    }

    /** Queues the operations, without sending them. */
    void write(RedisLink link) {
        bundle.write(link);
    }

    /** Reads the answers, which come before any other. */
    void read(RedisLink link) {
        if (shipments.isEmpty()) {
            return;
        }
        for (Answer answer : bundle.read(link)) {
            shipments.get(told++).receipt().ended(answer.failure(), answer.value());
        }
    }

    /** Tells those that were not told yet that something went wrong. */
    void fail(RedisException failure) {
        while (told < shipments.size()) {
            shipments.get(told++).receipt().ended(failure, null);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.List;

/**
 * Operations that go along on a connection that is about to wait in Redis: ahead of the command that waits, so that they cost
 * neither a round trip nor a system call of their own.
 */
final class Freight {

    private final List<Shipment> shipments;
    private int told;

    Freight(List<Shipment> shipments) {
        this.shipments = shipments;
    }

    static Freight none() {
        return new Freight(List.of());
    }

    /** Queues the operations, without sending them. */
    void write(RedisLink link) {
        shipments.forEach(shipment -> shipment.operation().write(link));
    }

    /** Reads the answers, which come before any other. */
    void read(RedisLink link) {
        if (shipments.isEmpty()) {
            return;
        }
        List<Object> answers = link.read(shipments.stream()
                .mapToInt(shipment -> shipment.operation().answers())
                .sum());
        int next = 0;
        for (Shipment shipment : shipments) {
            next += shipment.operation().answers();
            Object answer = answers.get(next - 1);
            told++;
            shipment.receipt().ended(shipment.operation().judge(answer), answer);
        }
    }

    /** Tells those that were not told yet that something went wrong. */
    void fail(RedisException failure) {
        while (told < shipments.size()) {
            shipments.get(told++).receipt().ended(failure, null);
        }
    }
}

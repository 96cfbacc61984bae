/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.floor;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.benchmarks.child.CallingPart;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.load.Call;

/** Callers with a connection and a reply list each: push the request, wait for the reply. */
public final class PingPongClient implements CallingPart {

    private final AtomicInteger opened = new AtomicInteger();
    private int port;

    /** Made by name. */
    public PingPongClient() {}

    @Override
    public void start(PartSettings settings) {
        port = settings.redisPort();
    }

    @Override
    public Call open(String body) {
        return new Caller(Wire.to(port), Wire.bytes("floor:reply:" + opened.incrementAndGet()), Wire.bytes(body));
    }

    @Override
    public void close() {
        // The callers have the connections.
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Caller(Wire wire, byte[] list, byte[] body) implements Call {

        @Override
        public void make() throws TimeoutException {
            wire.push(Wire.REQUESTS, Message.request(list, 0, body));
            byte[] reply = wire.pop(list);
            if (reply == null) {
                throw new TimeoutException("no reply");
            }
            Message.check(reply, body);
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}

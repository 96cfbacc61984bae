/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.floor;

import java.util.ArrayList;
import java.util.List;
import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;

/** As many workers as calls that run at once, each with a connection on which it takes a request and sends its reply. */
public final class PingPongServer implements Part {

    private final List<Thread> workers = new ArrayList<>();

    /** Made by name. */
    public PingPongServer() {}

    @Override
    public void start(PartSettings settings) {
        for (int i = 0; i < settings.workers(); i++) {
            Thread worker = new Thread(() -> work(settings.redisPort()), "worker " + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    private static void work(int port) {
        try (Wire wire = Wire.to(port)) {
            while (!Thread.currentThread().isInterrupted()) {
                byte[] request = wire.pop(Wire.REQUESTS);
                if (request != null) {
                    wire.push(Message.replyList(request), Message.reply(request));
                }
            }
        }
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.spi.work.WorkException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.runtime.ServerThreads;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Has the lost messages of one service settled on threads of the server, since whoever finds them must not wait for Redis. While
 * the server has none, they wait: there are no more of them than what the servers that died had in hand.
 */
final class SerialExecutor {

    private static final Logger LOG = System.getLogger(SerialExecutor.class.getName());

    private final Queue<List<QueuedMessage>> waiting = new ConcurrentLinkedQueue<>();
    private final ThrottledLog refusals = new ThrottledLog(MonotonicClock.SYSTEM);
    private final String service;
    private final Consumer<List<QueuedMessage>> lost;
    private final ServerThreads threads;

    /** Lost messages go to the consumer, which may wait for Redis. */
    SerialExecutor(String service, Consumer<List<QueuedMessage>> lost, ServerThreads threads) {
        this.service = service;
        this.lost = lost;
        this.threads = threads;
    }

    /** Has messages settled, without waiting for it. */
    void settle(List<QueuedMessage> messages) {
        waiting.add(messages);
        tryAgain();
    }

    /** Asks for a thread once more, if messages wait for one. To be called now and then. */
    void tryAgain() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            threads.run("JSOA lost messages of service " + service, this::settleAll);
        } catch (WorkException e) {
            if (refusals.count() > 0) {
                LOG.log(
                        Level.WARNING,
                        "the server has no thread to settle lost messages of service " + service + ", will try again",
                        e);
            }
        }
    }

    private void settleAll() {
        for (List<QueuedMessage> next = waiting.poll(); next != null; next = waiting.poll()) {
            lost.accept(next);
        }
    }
}

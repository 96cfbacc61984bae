/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;

/** One fetcher, workers that it hands each request to, and one connection on which they send the replies together. */
public final class CombiningServer implements Part {

    private final BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private CombiningSender replies;
    private Fetcher fetcher;

    /** Made by name. */
    public CombiningServer() {}

    @Override
    public void start(PartSettings settings) {
        replies = new CombiningSender(settings.redisPort());
        for (int i = 0; i < settings.workers(); i++) {
            Thread worker = new Thread(this::work, "worker " + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        fetcher = new Fetcher(settings.redisPort(), Wire.REQUESTS, requests::add, () -> {});
        fetcher.start();
    }

    private void work() {
        try {
            while (true) {
                byte[] request = requests.take();
                replies.send(Message.replyList(request), Message.reply(request));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        fetcher.stop();
        workers.forEach(Thread::interrupt);
        replies.close();
    }
}

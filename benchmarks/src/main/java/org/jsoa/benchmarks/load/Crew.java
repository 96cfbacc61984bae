/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** The callers of one kind of load: opened once, so that what opening costs is not measured, and set to work several times. */
public final class Crew implements AutoCloseable {

    private final List<Call> calls = new ArrayList<>();
    private final ExecutorService threads;

    /**
     * Opens callers.
     *
     * @param source what they call by
     * @param factory makes their threads
     * @param spec how many there are, and what they send
     * @throws Exception if one cannot be opened
     */
    public Crew(CallSource source, ThreadFactory factory, LoadSpec spec) throws Exception {
        threads = Executors.newFixedThreadPool(spec.callers(), factory);
        String body = "x".repeat(spec.bodyBytes());
        try {
            for (int i = 0; i < spec.callers(); i++) {
                calls.add(source.open(body));
            }
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /**
     * Makes a load with all the callers, and returns when the last call of each is done. Calls that are due but were not begun
     * when the time was up are not made.
     */
    public LoadResult work(LoadSpec spec) throws ExecutionException, InterruptedException {
        Recorder recorder = new Recorder();
        long end = System.nanoTime() + spec.duration().toNanos();
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            Pace pace = Pace.of(spec, i);
            done.add(threads.submit(() -> work(call, pace, end, recorder)));
        }
        for (Future<?> future : done) {
            future.get();
        }
        return recorder.result();
    }

    private static void work(Call call, Pace pace, long end, Recorder recorder) {
        for (long due = pace.next(); System.nanoTime() < end; due = pace.next()) {
            try {
                call.make();
                recorder.succeeded(System.nanoTime() - due);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                recorder.failed(e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        calls.forEach(Call::close);
    }
}

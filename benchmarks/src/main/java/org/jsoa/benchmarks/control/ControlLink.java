/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.control;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jsoa.benchmarks.load.AllocationMeter;
import org.jsoa.benchmarks.load.CallSource;
import org.jsoa.benchmarks.load.Crew;

/** Obeys the harness, in a process that it has started. Used by one thread. */
public final class ControlLink implements Closeable {

    private final AllocationMeter allocations = new AllocationMeter();
    private final CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();
    private final CallSource calls;
    private final ThreadFactory threads;
    private final Socket socket;
    private final ObjectOutputStream out;
    private final ObjectInputStream in;
    private Crew crew;

    /**
     * Reports to the harness: whatever the process serves must be served by now.
     *
     * @param self the harness's port, and the name of this process
     * @param calls what callers call by; never asked in a process that only serves
     * @param threads makes the threads of callers
     * @throws IOException if the harness is gone
     */
    public ControlLink(Reporter self, CallSource calls, ThreadFactory threads) throws IOException {
        this.calls = calls;
        this.threads = threads;
        socket = new Socket(InetAddress.getLoopbackAddress(), self.port());
        socket.setTcpNoDelay(true);
        out = new ObjectOutputStream(socket.getOutputStream());
        out.flush();
        in = new ObjectInputStream(socket.getInputStream());
        say(new Answer.Ready(self.name()));
    }

    /** Obeys until the harness hangs up. */
    public void obey() throws IOException, InterruptedException {
        try {
            while (true) {
                say(answer((Order) in.readObject()));
            }
        } catch (EOFException e) {
            // The harness is done with this process.
        } catch (ClassNotFoundException e) {
            throw new IOException("the harness speaks another language", e);
        }
    }

    private Answer answer(Order order) throws InterruptedException {
        try {
            return obey(order);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            e.printStackTrace();
            return new Answer.Failed(e.toString());
        }
    }

    private Answer obey(Order order) throws Exception {
        if (order instanceof Order.Open open) {
            crew = new Crew(calls, threads, open.spec());
        } else if (order instanceof Order.Load load) {
            return load(load);
        } else if (order instanceof Order.Look) {
            return new Answer.Looked(
                    new Usage(allocations.bytes(), Duration.ofMillis(compilation.getTotalCompilationTime())));
        } else if (order instanceof Order.Close && crew != null) {
            crew.close();
            crew = null;
        }
        return new Answer.Done();
    }

    private Answer load(Order.Load load) throws ExecutionException, InterruptedException {
        if (crew == null) {
            return new Answer.Failed("no callers are open");
        }
        return new Answer.Loaded(crew.work(load.spec()));
    }

    private void say(Answer answer) throws IOException {
        out.writeObject(answer);
        out.flush();
        out.reset();
    }

    @Override
    public void close() throws IOException {
        if (crew != null) {
            crew.close();
        }
        socket.close();
    }
}

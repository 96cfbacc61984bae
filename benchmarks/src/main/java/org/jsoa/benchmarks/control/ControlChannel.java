/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.control;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jsoa.benchmarks.load.LoadResult;
import org.jsoa.benchmarks.load.LoadSpec;

/** Commands a process that obeys by way of {@link ControlLink}. */
public final class ControlChannel implements Control {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Socket socket;
    private final ObjectOutputStream out;
    private final ObjectInputStream in;

    ControlChannel(String name, Socket socket) throws IOException {
        this.name = name;
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        out = new ObjectOutputStream(socket.getOutputStream());
        out.flush();
        in = new ObjectInputStream(socket.getInputStream());
    }

    void expectReady() throws IOException {
        Answer.Ready ready = read(Answer.Ready.class);
        if (!ready.name().equals(name)) {
            throw new IOException("expected " + name + " to report, not " + ready.name());
        }
    }

    @Override
    public void open(LoadSpec spec) throws IOException {
        ask(new Order.Open(spec), Answer.Done.class, PATIENCE);
    }

    @Override
    public LoadResult load(LoadSpec spec) throws IOException {
        Duration patience = PATIENCE.plus(spec.duration());
        return ask(new Order.Load(spec), Answer.Loaded.class, patience).result();
    }

    @Override
    public void closeCallers() throws IOException {
        ask(new Order.Close(), Answer.Done.class, PATIENCE);
    }

    @Override
    public Usage usage() throws IOException {
        return ask(new Order.Look(), Answer.Looked.class, PATIENCE).usage();
    }

    private <A extends Answer> A ask(Order order, Class<A> expected, Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        try {
            out.writeObject(order);
            out.flush();
        } catch (SocketException e) {
            throw gone(e);
        }
        return read(expected);
    }

    private <A extends Answer> A read(Class<A> expected) throws IOException {
        try {
            Object answer = in.readObject();
            if (answer instanceof Answer.Failed failed) {
                throw new IOException(name + ": " + failed.reason());
            }
            return expected.cast(answer);
        } catch (SocketTimeoutException e) {
            throw new IOException(name + " did not answer in time", e);
        } catch (EOFException | SocketException e) {
            throw gone(e);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IOException(name + " gave an answer that makes no sense", e);
        }
    }

    private IOException gone(IOException e) {
        return new IOException(name + " is gone", e);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

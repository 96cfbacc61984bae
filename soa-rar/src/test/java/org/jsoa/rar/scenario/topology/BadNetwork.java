/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoa.rar.connection.RedisAddress;

/** A proxy to a server of this machine that can behave like a bad network. */
public final class BadNetwork implements AutoCloseable {

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket entrance;
    private final int target;
    private volatile Harm harm = Harm.NONE;

    /** The behaviour of the network. */
    public enum Harm {
        NONE,
        /** Connections are closed as soon as they are made. */
        REFUSES,
        /** Each piece of data comes late. */
        DELAYS,
        /** Data comes one byte at a time. */
        TRICKLES,
        /** Connections stay open, but nothing arrives any more, not even when the network is good again. */
        SWALLOWS
    }

    public BadNetwork(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "bad network");
        thread.setDaemon(true);
        thread.start();
    }

    public RedisAddress settings() {
        return RedisAddress.parse("redis://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Sets the behaviour from now on. */
    public void becomes(Harm newHarm) {
        harm = newHarm;
    }

    /** Closes all current connections. */
    public void cut() {
        sockets.forEach(BadNetwork::close);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket near = entrance.accept();
                if (harm == Harm.REFUSES) {
                    near.close();
                } else {
                    connect(near, new Socket(InetAddress.getLoopbackAddress(), target));
                }
            } catch (IOException e) {
                // The end of this connection or, after a close, of all.
            }
        }
    }

    private void connect(Socket near, Socket far) throws IOException {
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        sockets.add(near);
        sockets.add(far);
        start(() -> carry(near, far));
        start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[8_192];
            boolean swallows = false;
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                swallows |= harm == Harm.SWALLOWS;
                if (!swallows) {
                    carry(piece, length, out);
                }
            }
        } catch (IOException e) {
            // The other side notices the end of its connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void carry(byte[] piece, int length, OutputStream out) throws IOException, InterruptedException {
        if (harm == Harm.DELAYS) {
            Thread.sleep(250);
        }
        int sent = 0;
        while (sent < length && harm == Harm.TRICKLES) {
            out.write(piece[sent++]);
            Thread.sleep(50);
        }
        out.write(piece, sent, length - sent);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}

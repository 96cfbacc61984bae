/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.control;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Where the processes report to the harness. They are started one after the other, and waited for one after the other. */
public final class ControlHub implements Closeable {

    private static final int LOOK_MILLIS = 200;

    /** A socket that nobody refers to is closed by the garbage collector, and its process ends: some are never asked anything. */
    private final List<ControlChannel> channels = new ArrayList<>();

    private final ServerSocket socket;

    /** Opens a free port of the loopback address. */
    public ControlHub() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(LOOK_MILLIS);
    }

    /** Returns the port to report to. */
    public int port() {
        return socket.getLocalPort();
    }

    /**
     * Waits until a process reports.
     *
     * @param name how it will call itself
     * @param alive whether it still runs
     * @param patience how long to wait at most
     * @return what to command it by
     * @throws IOException if it does not report
     */
    public ControlChannel await(String name, BooleanSupplier alive, Duration patience) throws IOException {
        IOException last = null;
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            try {
                return reported(socket.accept(), name);
            } catch (IOException e) {
                // Nobody has come yet; or somebody who had been given up before this one was started.
                last = e;
                if (!alive.getAsBoolean()) {
                    throw new IOException(name + " ended before it was ready", e);
                }
            }
        }
        throw new IOException(name + " was not ready after " + patience.toSeconds() + " s", last);
    }

    private ControlChannel reported(Socket accepted, String name) throws IOException {
        ControlChannel channel = new ControlChannel(name, accepted);
        try {
            channel.expectReady();
            channels.add(channel);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Hangs up: the processes end. */
    @Override
    public void close() throws IOException {
        for (ControlChannel channel : channels) {
            channel.close();
        }
        socket.close();
    }
}

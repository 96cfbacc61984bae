/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's loopback address. */
final class LoopbackPort {

    private LoopbackPort() {}

    static int free() throws RunException {
        try (ServerSocket socket = bound(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RunException("no free port on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    static void requireFree(int port, String property) throws RunException {
        try {
            bound(port).close();
        } catch (IOException e) {
            throw new RunException(
                    "port " + port + " cannot be used (" + e.getMessage() + "): choose another with -D" + property
                            + "=PORT",
                    e);
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}

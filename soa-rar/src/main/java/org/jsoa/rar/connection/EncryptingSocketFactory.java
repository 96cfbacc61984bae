/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/**
 * Encrypts sockets, and makes the plain sockets below them known. To close an encrypted socket takes the time that the other
 * end needs to read and to respond. To close the plain one takes none.
 */
final class EncryptingSocketFactory extends SSLSocketFactory {

    private final SSLSocketFactory factory;
    private final Consumer<Socket> plainSockets;

    /**
     * Creates a factory.
     *
     * @param factory encrypts
     * @param plainSockets receives each plain socket before it is encrypted
     */
    EncryptingSocketFactory(SSLSocketFactory factory, Consumer<Socket> plainSockets) {
        this.factory = factory;
        this.plainSockets = plainSockets;
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        plainSockets.accept(plain);
        return factory.createSocket(plain, host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return factory.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return factory.createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return factory.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return factory.createSocket(host, port, localHost, localPort);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * A connection over a socket.
 *
 * <p>It does not use Jedis's pools and clients. They hold a connection for one command at a time, while here many commands
 * are written before the first result is read.
 */
final class SocketConnection implements RedisConnection {

    private static final Logger LOG = SafeLogger.of(SocketConnection.class);
    private static final String CLIENT_NAME = "jsoa";

    private final RedisAddress server;
    private final Connection connection;
    private final Socket socket;
    private final long clientId;

    private SocketConnection(RedisAddress server, Connection connection, Socket socket, long clientId) {
        this.server = server;
        this.connection = connection;
        this.socket = socket;
        this.clientId = clientId;
    }

    static SocketConnection open(RedisAddress server, Duration responseTimeout, Consumer<Runnable> begun) {
        try {
            return signedIn(server, config(server.access(), responseTimeout), begun);
        } catch (JedisConnectionException e) {
            throw explained(e, server.access().tls());
        }
    }

    private static SocketConnection signedIn(RedisAddress server, JedisClientConfig config, Consumer<Runnable> begun) {
        JedisSocketFactory sockets =
                new DefaultJedisSocketFactory(new HostAndPort(server.host(), server.port()), config);
        AtomicReference<Socket> socket = new AtomicReference<>();
        JedisSocketFactory once = () -> {
            if (socket.get() != null) {
                // Jedis would silently make another connection, on which it does not sign in.
                throw new JedisConnectionException("the connection was closed");
            }
            Socket created = sockets.createSocket();
            socket.set(created);
            begun.accept(() -> close(created));
            return created;
        };
        Connection connection = new Connection(once, config);
        try {
            connection.sendCommand(Command.CLIENT, "ID");
            return new SocketConnection(server, connection, socket.get(), connection.getIntegerReply());
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Adds a probable cause to a failure that may come from a missing or wrong client certificate. Redis checks the
     * certificate late and then closes the connection, often without a reason that Java can read.
     */
    private static JedisConnectionException explained(JedisConnectionException failure, Tls tls) {
        Throwable root = FailureMessages.root(failure);
        boolean hungUp = root instanceof SocketException && !(root instanceof ConnectException);
        if (tls == null || !hungUp) {
            return failure;
        }
        String guess =
                tls.own() == null ? "it requires a client certificate" : "it does not accept the client certificate";
        return new JedisConnectionException(
                "Redis ended the encrypted connection at once, perhaps because " + guess + ": " + root.getMessage());
    }

    @SuppressWarnings("deprecation") // The replacement of the methods about TLS cannot read certificates in PEM.
    private static JedisClientConfig config(ConnectionOptions access, Duration responseTimeout) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .resp2()
                .autoNegotiateProtocol(false)
                .connectionTimeoutMillis(
                        Math.toIntExact(access.timeouts().connect().toMillis()))
                .socketTimeoutMillis(Math.toIntExact(responseTimeout.toMillis()))
                .user(access.credentials().user())
                .password(access.credentials().password())
                .database(access.database())
                .clientName(CLIENT_NAME)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (access.tls() != null) {
            try {
                config.ssl(true)
                        .sslSocketFactory(access.tls().sockets())
                        .sslParameters(access.tls().parameters());
            } catch (IOException | GeneralSecurityException e) {
                throw new JedisConnectionException("cannot encrypt the connection", e);
            }
        }
        return config.build();
    }

    @Override
    public RedisAddress server() {
        return server;
    }

    @Override
    public long clientId() {
        return clientId;
    }

    @Override
    public void write(ProtocolCommand command, byte[]... arguments) {
        CommandArguments all = new CommandArguments(command);
        for (byte[] argument : arguments) {
            // Jedis would copy plain byte arrays.
            all.add(() -> argument);
        }
        connection.sendCommand(all);
    }

    @Override
    public void longestBlock(Duration block) {
        connection.setSoTimeout(Math.toIntExact(
                block.plus(server.access().timeouts().response()).toMillis()));
    }

    @Override
    public Object read() {
        return connection.getOne();
    }

    @Override
    public List<Object> read(int count) {
        return connection.getMany(count);
    }

    @Override
    public void close() {
        close(socket);
    }

    /** Closes at once. Jedis would first send what is queued, which might block. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a connection to Redis did not close well", e);
        }
    }
}

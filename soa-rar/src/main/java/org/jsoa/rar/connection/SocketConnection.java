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
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

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

    /** The plain socket, also of an encrypted connection. */
    private final Socket socket;

    private final long clientId;

    private SocketConnection(RedisAddress server, Connection connection, Socket socket, long clientId) {
        this.server = server;
        this.connection = connection;
        this.socket = socket;
        this.clientId = clientId;
    }

    static SocketConnection open(RedisAddress server, Duration responseTimeout, Consumer<Runnable> begun) {
        AtomicReference<Socket> plain = new AtomicReference<>();
        try {
            return signedIn(server, config(server.access(), responseTimeout, plain::set), plain, begun);
        } catch (JedisConnectionException e) {
            throw explained(e, server.access().tls());
        }
    }

    private static SocketConnection signedIn(
            RedisAddress server, JedisClientConfig config, AtomicReference<Socket> plain, Consumer<Runnable> begun) {
        JedisSocketFactory sockets =
                new DefaultJedisSocketFactory(new HostAndPort(server.host(), server.port()), config);
        AtomicReference<Socket> socket = new AtomicReference<>();
        JedisSocketFactory once = () -> {
            if (socket.get() != null) {
                // Jedis would silently make another connection, on which it does not sign in.
                throw new JedisConnectionException("the connection was closed");
            }
            Socket created = sockets.createSocket();
            plain.compareAndSet(null, created);
            socket.set(created);
            begun.accept(() -> close(plain.get()));
            int longest = server.access().longestValue();
            return new BoundedSocket(
                    created,
                    longest,
                    size -> LOG.log(
                            Level.WARNING,
                            "Redis at {0} sent a value of {1,number,#} bytes, of which only {2,number,#} were read; see"
                                    + " the setting soa.limits.frame-bytes",
                            server.host() + ":" + server.port(),
                            size,
                            longest));
        };
        Connection connection = new Connection(once, config);
        try {
            connection.sendCommand(Command.CLIENT, "ID");
            return new SocketConnection(server, connection, plain.get(), connection.getIntegerReply());
        } catch (RuntimeException | Error e) {
            if (plain.get() != null) {
                close(plain.get());
            }
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
        if (tls == null) {
            return explainedIfEncrypted(failure, hungUp, root);
        }
        if (FailureMessages.isTimeout(failure)
                && !String.valueOf(root.getMessage()).startsWith("Connect")) {
            return new JedisConnectionException(
                    "Redis did not respond in time, perhaps because its port does not speak TLS (rediss://): "
                            + root.getMessage());
        }
        if (!hungUp) {
            return failure;
        }
        String guess =
                tls.own() == null ? "it requires a client certificate" : "it does not accept the client certificate";
        return new JedisConnectionException(
                "Redis ended the encrypted connection at once, perhaps because " + guess + ": " + root.getMessage());
    }

    /** Adds a probable cause to what a port that requires TLS does with a plain command. */
    private static JedisConnectionException explainedIfEncrypted(
            JedisConnectionException failure, boolean hungUp, Throwable root) {
        boolean unexpected =
                String.valueOf(root.getMessage()).matches("(?s)Unknown reply.*|Unexpected end of stream.*");
        return hungUp || unexpected
                ? new JedisConnectionException(
                        "Redis ended the connection at once, perhaps because its port requires TLS (rediss://): "
                                + String.valueOf(root.getMessage()).replaceAll("\\p{Cntrl}", "?"))
                : failure;
    }

    @SuppressWarnings("deprecation") // The replacement of the methods about TLS cannot read certificates in PEM.
    private static JedisClientConfig config(
            ConnectionOptions access, Duration responseTimeout, Consumer<Socket> plainSockets) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .resp2()
                .autoNegotiateProtocol(false)
                .connectionTimeoutMillis(millis(access.timeouts().connect()))
                .socketTimeoutMillis(millis(responseTimeout))
                .user(access.credentials().user())
                .password(access.credentials().password())
                .database(access.database())
                .clientName(CLIENT_NAME)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (access.tls() != null) {
            try {
                config.ssl(true)
                        .sslSocketFactory(
                                new EncryptingSocketFactory(access.tls().sockets(), plainSockets))
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
        connection.setSoTimeout(millis(block.plus(server.access().timeouts().response())));
    }

    @Override
    public void resultTimeout(Duration timeout) {
        connection.setSoTimeout(millis(timeout));
    }

    /** Converts a timeout for a socket, which takes 0 for endless. */
    private static int millis(Duration timeout) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis()));
    }

    @Override
    public boolean isAlive(Duration patience) {
        int before = connection.getSoTimeout();
        Duration timeout = server.access().timeouts().response();
        connection.setSoTimeout(millis(patience.compareTo(timeout) < 0 ? patience : timeout));
        try {
            // Every user needs the right for this command, because signing in uses it.
            connection.sendCommand(Command.CLIENT, "ID");
            return connection.getIntegerReply() == clientId;
        } catch (JedisDataException e) {
            LOG.log(Level.DEBUG, "Redis refuses to tell the id of a connection", e);
            return true;
        } catch (JedisException e) {
            LOG.log(Level.DEBUG, "a connection was closed while it was not in use", e);
            return false;
        } finally {
            connection.setSoTimeout(before);
        }
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

    /** Closes at once. Jedis would first send what is queued, and TLS would wait for the other end. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a connection to Redis did not close well", e);
        }
    }
}

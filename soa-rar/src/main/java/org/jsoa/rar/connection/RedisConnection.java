/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One connection to Redis, open until something goes wrong. One thread uses it at a time; any thread may close it, which
 * ends a wait in it.
 *
 * <p>It works below Jedis's pools and clients, since those hold a connection for one command at a time, and everything here
 * lives from writing many commands before reading the first answer.
 */
public final class RedisConnection implements Closeable {

    private static final Logger LOG = System.getLogger(RedisConnection.class.getName());
    private static final String CLIENT_NAME = "jsoa";

    private final RedisAddress server;
    private final Connection connection;
    private final Socket socket;
    private final long clientId;

    private RedisConnection(RedisAddress server, Connection connection, Socket socket, long clientId) {
        this.server = server;
        this.connection = connection;
        this.socket = socket;
        this.clientId = clientId;
    }

    /**
     * Connects and signs in.
     *
     * @param answerTimeout how long to wait for any answer, the time that a command blocks included
     * @throws JedisException if Redis is out of reach or refuses
     */
    public static RedisConnection open(RedisAddress settings, Duration answerTimeout) {
        return open(settings, answerTimeout, socket -> {});
    }

    /**
     * Connects and signs in.
     *
     * @param answerTimeout how long to wait for any answer, the time that a command blocks included
     * @param begun receives the socket before anything is said; who closes it ends the attempt
     * @throws JedisException if Redis is out of reach or refuses
     */
    public static RedisConnection open(RedisAddress settings, Duration answerTimeout, Consumer<Socket> begun) {
        try {
            return signedIn(settings, config(settings.access(), answerTimeout), begun);
        } catch (JedisConnectionException e) {
            throw explained(e, settings.access().tls());
        }
    }

    private static RedisConnection signedIn(RedisAddress settings, JedisClientConfig config, Consumer<Socket> begun) {
        JedisSocketFactory sockets =
                new DefaultJedisSocketFactory(new HostAndPort(settings.host(), settings.port()), config);
        AtomicReference<Socket> socket = new AtomicReference<>();
        JedisSocketFactory once = () -> {
            if (socket.get() != null) {
                // Jedis would go on, unheard by us, on another connection on which nobody signed in.
                throw new JedisConnectionException("the connection was closed");
            }
            socket.set(sockets.createSocket());
            begun.accept(socket.get());
            return socket.get();
        };
        Connection connection = new Connection(once, config);
        try {
            connection.sendCommand(Command.CLIENT, "ID");
            return new RedisConnection(settings, connection, socket.get(), connection.getIntegerReply());
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Redis ends the connection of who shows no certificate, or a wrong one, when it is encrypted already, and so we may not
     * hear why.
     */
    private static JedisConnectionException explained(JedisConnectionException failure, Tls tls) {
        Throwable root = FailureMessages.root(failure);
        boolean hungUp = root instanceof SocketException && !(root instanceof ConnectException);
        if (tls == null || !hungUp) {
            return failure;
        }
        String guess =
                tls.own() == null ? "it wants a client certificate" : "it does not accept the client certificate";
        return new JedisConnectionException(
                "Redis ended the encrypted connection at once, perhaps since " + guess + ": " + root.getMessage());
    }

    @SuppressWarnings("deprecation") // What is to replace the methods about TLS cannot read certificates in PEM.
    private static JedisClientConfig config(ConnectionOptions access, Duration answerTimeout) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .resp2()
                .autoNegotiateProtocol(false)
                .connectionTimeoutMillis(
                        Math.toIntExact(access.timeouts().connect().toMillis()))
                .socketTimeoutMillis(Math.toIntExact(answerTimeout.toMillis()))
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

    /**
     * Makes sure that the server is no replica, as far as it tells us.
     *
     * @throws JedisException if it is one
     */
    public void requireMaster() {
        write(Command.ROLE);
        try {
            String role = new String((byte[]) ((List<?>) read()).get(0), StandardCharsets.UTF_8);
            if (!role.equals("master")) {
                throw new JedisException(server.host() + ":" + server.port() + " is not the master yet or no more");
            }
        } catch (JedisAccessControlException e) {
            LOG.log(Level.DEBUG, "the user may not ask for the role of the server", e);
        }
    }

    /** Returns where it leads. */
    public RedisAddress server() {
        return server;
    }

    /** Returns the number by which Redis knows this connection, to unblock it from another. */
    public long clientId() {
        return clientId;
    }

    /** Queues a command without sending it. */
    public void write(ProtocolCommand command, byte[]... arguments) {
        CommandArguments all = new CommandArguments(command);
        for (byte[] argument : arguments) {
            // Given the bytes themselves Jedis would copy them.
            all.add(() -> argument);
        }
        connection.sendCommand(all);
    }

    /** Sets how long commands block at most from now on; answers may take so much longer. */
    public void longestWait(Duration wait) {
        connection.setSoTimeout(
                Math.toIntExact(wait.plus(server.access().timeouts().answer()).toMillis()));
    }

    /** Sends what is queued and reads one answer. */
    public Object read() {
        return connection.getOne();
    }

    /** Sends what is queued and reads several answers; a refused command's answer is the exception it would have thrown. */
    public List<Object> read(int count) {
        return connection.getMany(count);
    }

    /** Ends the wait of another connection in a blocking command, as if its time were up. */
    public void unblock(long otherClientId) {
        write(Command.CLIENT, bytes("UNBLOCK"), bytes(Long.toString(otherClientId)));
        read();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        close(socket);
    }

    /** Ends a connection at once: Jedis would first write what it has not written yet, and might wait for that. */
    public static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a connection to Redis did not close well", e);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.commands.ProtocolCommand;

/**
 * One connection to Redis, open until something goes wrong. One thread uses it at a time; any thread may close it, which
 * ends a wait in it.
 *
 * <p>It works below Jedis's pools and clients, since those hold a connection for one command at a time, and everything here
 * lives from writing many commands before reading the first answer.
 */
final class RedisLink implements Closeable {

    private static final String CLIENT_NAME = "jsoa";

    private final Connection connection;
    private final long clientId;

    private RedisLink(Connection connection, long clientId) {
        this.connection = connection;
        this.clientId = clientId;
    }

    /**
     * Connects and signs in.
     *
     * @param answerTimeout how long to wait for any answer, the time that a command blocks included
     * @throws redis.clients.jedis.exceptions.JedisException if Redis is out of reach or refuses
     */
    static RedisLink open(RedisSettings settings, Duration answerTimeout) {
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder()
                .resp2()
                .autoNegotiateProtocol(false)
                .connectionTimeoutMillis(
                        Math.toIntExact(settings.timeouts().connect().toMillis()))
                .socketTimeoutMillis(Math.toIntExact(answerTimeout.toMillis()))
                .user(settings.credentials().user())
                .password(settings.credentials().password())
                .database(settings.database())
                .sslOptions(settings.tls() ? SslOptions.defaults() : null)
                .clientName(CLIENT_NAME)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build();
        Connection connection = new Connection(new HostAndPort(settings.host(), settings.port()), config);
        try {
            connection.sendCommand(Command.CLIENT, "ID");
            return new RedisLink(connection, connection.getIntegerReply());
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Returns the number by which Redis knows this connection, to unblock it from another. */
    long clientId() {
        return clientId;
    }

    /** Queues a command without sending it. */
    void write(ProtocolCommand command, byte[]... arguments) {
        connection.sendCommand(command, arguments);
    }

    /** Sets how long to wait for any answer from now on, the time that a command blocks included. */
    void patience(Duration answerTimeout) {
        connection.setSoTimeout(Math.toIntExact(answerTimeout.toMillis()));
    }

    /** Sends what is queued and reads one answer. */
    Object read() {
        return connection.getOne();
    }

    /** Sends what is queued and reads several answers; a refused command's answer is the exception it would have thrown. */
    List<Object> read(int count) {
        return connection.getMany(count);
    }

    /** Ends the wait of another connection in a blocking command, as if its time were up. */
    void unblock(long otherClientId) {
        write(Command.CLIENT, bytes("UNBLOCK"), bytes(Long.toString(otherClientId)));
        read();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A connection to Redis, open until something fails. One thread at a time uses it. Any thread may close it, which ends a read
 * of another thread.
 *
 * @since 0.1
 */
public interface RedisConnection extends Closeable {

    /**
     * Opens connections.
     *
     * @since 0.1
     */
    @FunctionalInterface
    interface Connector {

        /**
         * Connects and signs in.
         *
         * @param server the server
         * @param responseTimeout how long to wait for a result, including the time that a command blocks
         * @param begun receives, before anything is sent, a task that aborts the attempt
         * @return an open connection
         * @throws JedisException if Redis cannot be reached or refuses
         */
        RedisConnection open(RedisAddress server, Duration responseTimeout, Consumer<Runnable> begun);
    }

    /**
     * Connects to a server and signs in.
     *
     * @param server the server
     * @param responseTimeout how long to wait for a result, including the time that a command blocks
     * @param begun receives, before anything is sent, a task that aborts the attempt
     * @return an open connection
     * @throws JedisException if Redis cannot be reached or refuses
     */
    static RedisConnection open(RedisAddress server, Duration responseTimeout, Consumer<Runnable> begun) {
        return SocketConnection.open(server, responseTimeout, begun);
    }

    /**
     * Connects to a server and signs in.
     *
     * @param server the server
     * @param responseTimeout how long to wait for a result, including the time that a command blocks
     * @return an open connection
     * @throws JedisException if Redis cannot be reached or refuses
     */
    static RedisConnection open(RedisAddress server, Duration responseTimeout) {
        return open(server, responseTimeout, abort -> {});
    }

    /**
     * Encodes a text as an argument of a command.
     *
     * @param text the text
     * @return its bytes in UTF-8
     */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the server at the other end.
     *
     * @return its address
     */
    RedisAddress server();

    /**
     * Returns the number by which Redis knows this connection.
     *
     * @return the client id, for {@link #unblock} on another connection
     */
    long clientId();

    /**
     * Queues a command without sending it.
     *
     * @param command the name of the command
     * @param arguments its arguments; not copied
     * @throws JedisException if the connection is lost
     */
    void write(ProtocolCommand command, byte[]... arguments);

    /**
     * Sets how long commands block at most from now on. Results may take that much longer.
     *
     * @param block the longest time that a command blocks
     */
    void longestBlock(Duration block);

    /**
     * Sets how long to wait for each result from now on, including the time that a command blocks.
     *
     * @param timeout the longest wait; until {@link #longestBlock} is called again
     */
    void resultTimeout(Duration timeout);

    /**
     * Sends what is queued and reads one result.
     *
     * @return the result
     * @throws JedisException if the connection is lost, or Redis refused the command
     */
    Object read();

    /**
     * Sends what is queued and reads results.
     *
     * @param count how many
     * @return the results; that of a refused command is the exception that {@link #read()} would have thrown
     * @throws JedisException if the connection is lost
     */
    List<Object> read(int count);

    /**
     * Asks the server for a sign of life. Nothing may be queued or unread.
     *
     * @param patience how long to wait at most; the response timeout if that is shorter
     * @return false if the connection cannot be used any more
     */
    boolean isAlive(Duration patience);

    /**
     * Ends a blocking command of another connection as if its timeout had passed.
     *
     * @param otherClientId the client id of the other connection
     * @throws JedisException if the connection is lost, or Redis refused the command
     */
    default void unblock(long otherClientId) {
        write(Command.CLIENT, bytes("UNBLOCK"), bytes(Long.toString(otherClientId)));
        read();
    }

    @Override
    void close();
}

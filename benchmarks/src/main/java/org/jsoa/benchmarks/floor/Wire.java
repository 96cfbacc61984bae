/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.floor;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;

/** One connection to Redis. Used by one thread. */
final class Wire implements Closeable {

    /** The list of requests. */
    static final byte[] REQUESTS = bytes("floor:requests");

    /** How long a blocking command waits, in seconds. */
    static final byte[] WAIT = bytes("2");

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Connection connection;

    private Wire(Connection connection) {
        this.connection = connection;
    }

    static Wire to(int port) {
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder()
                .resp2()
                .autoNegotiateProtocol(false)
                .socketTimeoutMillis(TIMEOUT_MILLIS)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build();
        return new Wire(new Connection(new HostAndPort("127.0.0.1", port), config));
    }

    void write(Command command, byte[]... arguments) {
        connection.sendCommand(command, arguments);
    }

    /** Sends what was written and reads one answer. */
    Object read() {
        return connection.getOne();
    }

    /** Sends what was written and skips so many answers. */
    void skip(int answers) {
        connection.getMany(answers);
    }

    /** Appends to a list. */
    void push(byte[] list, byte[] message) {
        write(Command.RPUSH, list, message);
        read();
    }

    /** Takes from a list, and waits for it; returns null if nothing came. */
    byte[] pop(byte[] list) {
        write(Command.BLPOP, list, WAIT);
        return read() instanceof List<?> keyAndMessage ? (byte[]) keyAndMessage.get(1) : null;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import redis.clients.jedis.Protocol.Command;

/**
 * A Lua script. Redis keeps loaded scripts and runs them by their digest.
 *
 * @since 0.1
 */
public final class LuaScript {

    private final byte[] text;
    private final byte[] digest;
    private final byte[] keys;

    /**
     * Creates a script.
     *
     * @param keys how many of its arguments are keys, unless a call says otherwise
     * @param text the source of the script
     */
    public LuaScript(int keys, String text) {
        this.text = bytes(text);
        this.digest = bytes(digest(this.text));
        this.keys = bytes(Integer.toString(keys));
    }

    private static String digest(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-1, the digest by which Redis names scripts", e);
        }
    }

    /**
     * Loads the script into Redis.
     *
     * @param connection a connection on which nothing is queued
     */
    public void load(RedisConnection connection) {
        connection.write(Command.SCRIPT, bytes("LOAD"), text);
        connection.read();
    }

    /**
     * Queues one call of the loaded script.
     *
     * @param connection where to write
     * @param arguments the keys, then the other arguments
     */
    public void write(RedisConnection connection, List<byte[]> arguments) {
        connection.write(Command.EVALSHA, call(digest, keys, arguments));
    }

    /**
     * Queues one call of the loaded script with another number of keys than usual.
     *
     * @param connection where to write
     * @param keyCount how many of the arguments are keys
     * @param arguments the keys, then the other arguments
     */
    public void write(RedisConnection connection, int keyCount, List<byte[]> arguments) {
        connection.write(Command.EVALSHA, call(digest, bytes(Integer.toString(keyCount)), arguments));
    }

    private static byte[][] call(byte[] script, byte[] keys, List<byte[]> arguments) {
        byte[][] all = new byte[2 + arguments.size()][];
        all[0] = script;
        all[1] = keys;
        for (int i = 0; i < arguments.size(); i++) {
            all[2 + i] = arguments.get(i);
        }
        return all;
    }

    /**
     * Returns the arguments of a call that carries the source.
     *
     * @param arguments the keys, then the other arguments
     */
    byte[][] sourceCall(List<byte[]> arguments) {
        return call(text, keys, arguments);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import redis.clients.jedis.Protocol.Command;

/** A Lua script that Redis keeps, and is asked for by its digest. */
public final class LuaScript {

    private final byte[] text;
    private final byte[] digest;
    private final byte[] keys;

    /**
     * Creates a script.
     *
     * @param keys how many of its arguments are keys
     * @param text the script
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
            throw new IllegalStateException("this Java does not know the digest by which Redis names scripts", e);
        }
    }

    /** Makes the script known to Redis. */
    public void load(RedisConnection link) {
        link.write(Command.SCRIPT, bytes("LOAD"), text);
        link.read();
    }

    /**
     * Queues one call of the script.
     *
     * @param arguments the keys, then the other arguments
     */
    public void write(RedisConnection link, List<byte[]> arguments) {
        link.write(Command.EVALSHA, call(digest, keys, arguments));
    }

    /**
     * Queues one call of the script with another number of keys than usual.
     *
     * @param arguments the keys, then the other arguments
     */
    public void write(RedisConnection link, int keysGiven, List<byte[]> arguments) {
        link.write(Command.EVALSHA, call(digest, bytes(Integer.toString(keysGiven)), arguments));
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

    /** Makes a call that brings the script along, for what is done too seldom to care. */
    public RawCommand query(List<byte[]> arguments) {
        return new RawCommand(arguments.get(0), Command.EVAL, call(text, keys, arguments));
    }
}

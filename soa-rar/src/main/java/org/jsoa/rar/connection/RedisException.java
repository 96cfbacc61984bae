/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.util.regex.Pattern;
import org.jsoa.untrusted.SafeText;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A failure of a command, which tells whether Redis may have carried it out.
 *
 * @since 0.1
 */
public abstract sealed class RedisException extends Exception {

    private static final long serialVersionUID = 1L;

    RedisException(String message, Throwable cause) {
        super(SafeText.message(message), cause);
    }

    /**
     * The command was certainly not carried out: there is no connection, or Redis refused it.
     *
     * @since 0.1
     */
    public static final class NotSent extends RedisException {

        private static final long serialVersionUID = 1L;

        private static final Pattern LASTING = Pattern.compile("\\b(NOPERM|WRONGTYPE)\\b");

        /**
         * Creates a failure.
         *
         * @param message why the command was not carried out
         * @param cause the refusal or other cause, or null
         */
        public NotSent(String message, Throwable cause) {
            super(message, cause);
        }

        /**
         * Returns whether Redis would refuse the command again.
         *
         * @return whether the user lacks a right, or the key holds a value of another type
         */
        public boolean isLasting() {
            return getCause() instanceof JedisDataException refusal
                    && refusal.getMessage() != null
                    && LASTING.matcher(refusal.getMessage()).find();
        }
    }

    /**
     * The command was certainly not carried out: the list holds as many messages as it may.
     *
     * @since 0.1
     */
    public static final class QueueFull extends RedisException {

        private static final long serialVersionUID = 1L;

        private final int capacity;

        /**
         * Creates a failure.
         *
         * @param key the list
         * @param capacity the number of messages with which it is full
         */
        public QueueFull(String key, int capacity) {
            super("queue " + key + " is full: it holds " + capacity + " messages", null);
            this.capacity = capacity;
        }

        /**
         * Returns the capacity of the list.
         *
         * @return the number of messages with which it is full
         */
        public int capacity() {
            return capacity;
        }
    }

    /**
     * The connection was lost before Redis responded. The command may have been carried out.
     *
     * @since 0.1
     */
    public static final class ConnectionLost extends RedisException {

        private static final long serialVersionUID = 1L;

        /**
         * Creates a failure.
         *
         * @param message how the connection was lost
         * @param cause the cause, or null
         */
        public ConnectionLost(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

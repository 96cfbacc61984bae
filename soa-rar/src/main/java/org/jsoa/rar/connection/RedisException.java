/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisDataException;

/** What can go wrong between us and Redis. */
public abstract sealed class RedisException extends Exception {

    private static final long serialVersionUID = 1L;

    RedisException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The command was certainly not carried out: there is no connection, or Redis refused it. */
    public static final class NotSent extends RedisException {

        private static final long serialVersionUID = 1L;

        private static final Pattern LASTING = Pattern.compile("\\b(NOPERM|WRONGTYPE)\\b");

        public NotSent(String message, Throwable cause) {
            super(message, cause);
        }

        /**
         * Tells whether Redis would refuse the command again.
         *
         * @return whether the user may not give it, or the key holds something else
         */
        public boolean isLasting() {
            return getCause() instanceof JedisDataException refusal
                    && refusal.getMessage() != null
                    && LASTING.matcher(refusal.getMessage()).find();
        }
    }

    /** The command was certainly not carried out: the list holds as many messages as it may. */
    public static final class QueueFull extends RedisException {

        private static final long serialVersionUID = 1L;

        private final int capacity;

        public QueueFull(String key, int capacity) {
            super("queue " + key + " is full: it holds " + capacity + " messages", null);
            this.capacity = capacity;
        }

        /** Returns how many messages were too many. */
        public int capacity() {
            return capacity;
        }
    }

    /** The connection broke before Redis answered: the command may or may not have been carried out. */
    public static final class ConnectionLost extends RedisException {

        private static final long serialVersionUID = 1L;

        public ConnectionLost(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

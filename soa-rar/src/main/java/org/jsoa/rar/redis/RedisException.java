/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

/** What can go wrong between us and Redis. */
public abstract sealed class RedisException extends Exception {

    private static final long serialVersionUID = 1L;

    RedisException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The command was certainly not carried out: there is no connection, or Redis refused it. */
    public static final class NotSent extends RedisException {

        private static final long serialVersionUID = 1L;

        NotSent(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The command was certainly not carried out: the list holds as many messages as it may. */
    public static final class QueueFull extends RedisException {

        private static final long serialVersionUID = 1L;

        private final int capacity;

        QueueFull(String key, int capacity) {
            super("queue " + key + " is full: it holds " + capacity + " messages", null);
            this.capacity = capacity;
        }

        /** Returns how many messages were too many. */
        int capacity() {
            return capacity;
        }
    }

    /** The connection broke before Redis answered: the command may or may not have been carried out. */
    public static final class ConnectionLost extends RedisException {

        private static final long serialVersionUID = 1L;

        ConnectionLost(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

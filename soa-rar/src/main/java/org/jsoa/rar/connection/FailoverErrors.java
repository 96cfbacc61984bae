/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * The errors by which a server tells that it is not, or not yet, the master. Such a server has not carried out the command.
 * Redirections by nodes of a cluster do not count: they concern single slots.
 *
 * @since 0.1
 */
public final class FailoverErrors {

    /** Redis 6 quotes an error in a script in a message of its own, after a hyphen. */
    private static final Pattern SIGNS = Pattern.compile("(^|-)(READONLY|MASTERDOWN|LOADING|NOREPLICAS|UNBLOCKED) ");

    private FailoverErrors() {}

    /**
     * Returns whether a result is such an error.
     *
     * @param result the result from Redis, or null
     * @return whether the server is not the master
     */
    public static boolean isIn(Object result) {
        return result instanceof JedisDataException refusal
                && refusal.getMessage() != null
                && SIGNS.matcher(refusal.getMessage()).find();
    }
}

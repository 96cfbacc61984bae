/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Refusals by which a server says that another one is in charge, or that it is itself not ready to be. Nothing was carried
 * out then. What the nodes of a cluster say about their slots does not count: each has others.
 */
public final class FailoverErrors {

    /** Redis 6 puts those that a script meets inside of a message of its own, after a hyphen. */
    private static final Pattern SIGNS = Pattern.compile("(^|-)(READONLY|MASTERDOWN|LOADING|NOREPLICAS|UNBLOCKED) ");

    private FailoverErrors() {}

    public static boolean isSaidBy(Object answer) {
        return answer instanceof JedisDataException refusal
                && refusal.getMessage() != null
                && SIGNS.matcher(refusal.getMessage()).find();
    }
}

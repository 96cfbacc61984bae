/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.UUID;

/** The names of Redis lists, as PySOA's protocol has them and, for lists of our own, beside them. */
public final class ServiceKeys {

    private static final String PREFIX = "pysoa:";

    private ServiceKeys() {}

    /**
     * Returns the list on which a service awaits requests.
     *
     * @param service the name of the service
     * @return the key
     */
    public static String requests(String service) {
        return PREFIX + "service." + service;
    }

    /**
     * Returns the list that keeps what a service refused to run. The braces put it in the same slot of a
     * cluster as the service's requests.
     *
     * @param service the name of the service
     * @return the key
     */
    public static String deadLetters(String service) {
        return "{" + requests(service) + "}:dead";
    }

    /**
     * Returns the list that a request asks to be answered on.
     *
     * @param replyTo the value in the request's meta
     * @return the key
     */
    public static String replies(String replyTo) {
        return PREFIX + replyTo;
    }

    /**
     * Makes up an address for the replies to one node. PySOA's servers treat it as opaque, except that its one exclamation
     * mark tells replies from requests.
     *
     * @return a value for {@code meta.reply_to} that no other node has
     */
    public static String newReplyTo() {
        return newNode() + "000000000000";
    }

    /** Makes up the beginning of addresses that differ in what follows. */
    static String newNode() {
        return "service.jsoa." + UUID.randomUUID().toString().replace("-", "") + "!";
    }
}

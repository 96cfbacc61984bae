/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

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
     * Returns the stream that keeps what a service refused to run, or could not. The braces put it, as all lists beside that
     * of the requests, in the same slot of a cluster.
     *
     * @param service the name of the service
     * @return the key
     */
    public static String deadLetters(String service) {
        return beside(service, "dead");
    }

    /** The list of what one consumer has taken and not answered yet. */
    public static String taken(String service, String consumer) {
        return beside(service, "taken:" + consumer);
    }

    /** The sorted set of those who have such a list, by when their lease ends. */
    public static String consumers(String service) {
        return beside(service, "consumers");
    }

    /** The hash of how many consumers each message has cost. */
    public static String losses(String service) {
        return beside(service, "losses");
    }

    private static String beside(String service, String what) {
        return "{" + requests(service) + "}:" + what;
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
}

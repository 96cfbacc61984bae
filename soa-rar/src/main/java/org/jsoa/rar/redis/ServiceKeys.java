/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

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
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

/**
 * The names of the keys in Redis: the lists of PySOA's protocol, and the keys that JSOA adds.
 *
 * @since 0.1
 */
public final class ServiceKeys {

    private static final String PREFIX = "pysoa:";

    private ServiceKeys() {}

    /**
     * Returns the list of the requests to a service.
     *
     * @param service the name of the service
     * @return the key
     */
    public static String requests(String service) {
        return PREFIX + "service." + service;
    }

    /**
     * Returns the stream of the dead letters of a service. The braces put it, as all added keys, into the slot of the list of
     * requests.
     *
     * @param service the name of the service
     * @return the key
     */
    public static String deadLetters(String service) {
        return beside(service, "dead");
    }

    /**
     * Returns the list of the sizes of the dead letters of a service.
     *
     * @param service the name of the service
     * @return the key
     */
    public static String deadLetterSizes(String service) {
        return beside(service, "dead:sizes");
    }

    /**
     * Returns the list of the messages that a consumer has in flight.
     *
     * @param service the name of the service
     * @param consumer the name of the consumer
     * @return the key
     */
    public static String inFlight(String service, String consumer) {
        return beside(service, "taken:" + consumer);
    }

    /**
     * Returns the sorted set of the consumers with messages in flight, by the end of their leases.
     *
     * @param service the name of the service
     * @return the key
     */
    public static String consumers(String service) {
        return beside(service, "consumers");
    }

    /**
     * Returns the hash with the number of consumers that died while they had a message in flight, by message.
     *
     * @param service the name of the service
     * @return the key
     */
    public static String losses(String service) {
        return beside(service, "losses");
    }

    private static String beside(String service, String what) {
        return "{" + requests(service) + "}:" + what;
    }

    /**
     * Returns the reply list that a request names.
     *
     * @param replyTo the value in the meta data of the request
     * @return the key
     */
    public static String replies(String replyTo) {
        return PREFIX + replyTo;
    }
}

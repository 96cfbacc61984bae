/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that MicroProfile Config may hold under {@code soa.}, so that a mistyped one is found.
 *
 * <p>The adapter reads some of them and applications read the others, but both see each other's in the configuration of the
 * server. So each must know all of them.
 *
 * @since 0.1
 */
public final class SettingNames {

    private static final String PREFIX = "soa.";
    private static final String SERVICES = "soa.services.";

    private static final Set<String> FIXED = Set.of(
            "soa.redis.url",
            "soa.redis.user",
            "soa.redis.password",
            "soa.redis.database",
            "soa.redis.cluster",
            "soa.redis.tls.enabled",
            "soa.redis.tls.trust-store",
            "soa.redis.tls.trust-store-password",
            "soa.redis.tls.key-store",
            "soa.redis.tls.key-store-password",
            "soa.redis.tls.host-name-check",
            "soa.redis.sentinel.services",
            "soa.redis.sentinel.urls",
            "soa.redis.sentinel.user",
            "soa.redis.sentinel.password",
            "soa.redis.connect-timeout-millis",
            "soa.redis.answer-timeout-millis",
            "soa.redis.queue-capacity",
            "soa.client.timeout-millis",
            "soa.client.protocol",
            "soa.client.serializer",
            "soa.client.max-message-bytes",
            "soa.client.large-message-bytes",
            "soa.client.max-in-flight",
            "soa.client.max-unsent-bytes",
            "soa.client.chunking-services",
            "soa.client.reply-prefix",
            "soa.encryption.keyset",
            "soa.client.encrypted",
            "soa.server.encrypted-services",
            "soa.server.concurrency",
            "soa.server.max-message-bytes",
            "soa.server.large-message-bytes",
            "soa.server.chunk-bytes",
            "soa.server.drain-timeout-millis",
            "soa.server.max-stuck-workers",
            "soa.server.refuse-late",
            "soa.server.heartbeat-file",
            "soa.server.lease-millis",
            "soa.server.max-attempts",
            "soa.limits.frame-bytes",
            "soa.limits.depth",
            "soa.limits.elements",
            "soa.client.connection-factory",
            "soa.client.deadline-margin-millis",
            "soa.client.retries",
            "soa.client.retry-delay-millis",
            "soa.client.circuit-breaker-failures",
            "soa.client.circuit-breaker-open-millis",
            "soa.client.refuse-late",
            "soa.rest.trust",
            "soa.server.job-timeout-millis",
            "soa.server.action-timeout-millis",
            "soa.server.tracebacks",
            "soa.server.log.success-level",
            "soa.server.log.error-level",
            "soa.server.log.redact",
            "soa.server.log.thread-names");

    private static final Set<String> OF_SERVICE = Set.of(
            "concurrency", "job-timeout-millis", "action-timeout-millis", "version", "build", "depends-on", "delivery");
    private static final String ACTIONS = ".actions.";
    private static final String OF_ACTION = ".timeout-millis";

    private static final List<Family> FAMILIES = List.of(
            new Family(
                    List.of("soa", "client", "services"),
                    1,
                    Set.of(
                            "connection-factory",
                            "timeout-millis",
                            "protocol",
                            "serializer",
                            "encrypted",
                            "retries",
                            "retry-delay-millis",
                            "circuit-breaker-failures",
                            "circuit-breaker-open-millis",
                            "refuse-late")),
            new Family(
                    List.of("soa", "client", "expansions", "routes"),
                    1,
                    Set.of("service", "action", "request-field", "response-field")),
            new Family(
                    List.of("soa", "client", "expansions", "types"),
                    2,
                    Set.of("type", "route", "source-field", "destination-field", "raise-action-errors")));

    /**
     * Settings of things that have names.
     *
     * @param prefix what they begin with
     * @param names how many names follow at least, which may have dots of their own
     * @param settings what they end with
     */
    private record Family(List<String> prefix, int names, Set<String> settings) {

        boolean has(String name) {
            List<String> parts = List.of(name.split("\\.", -1));
            return parts.size() > prefix.size() + names
                    && parts.subList(0, prefix.size()).equals(prefix)
                    && !parts.contains("")
                    && settings.contains(parts.get(parts.size() - 1));
        }

        /** The settings of the thing that a name may speak of: what stands between its prefix and its last dot. */
        Stream<String> of(String name) {
            List<String> parts = List.of(name.split("\\.", -1));
            String thing = parts.size() > prefix.size() + names
                    ? String.join(".", parts.subList(prefix.size(), parts.size() - 1))
                    : String.join(".", Collections.nCopies(names, "NAME"));
            return settings.stream().map(setting -> String.join(".", prefix) + "." + thing + "." + setting);
        }
    }

    private SettingNames() {}

    /**
     * Complains about every name under {@code soa.} that is not known.
     *
     * @param names all names that the configuration has, those of others among them
     * @param environment the names of the environment variables. Some implementations of MicroProfile Config list them as
     *     property names too, guessing where the dots were: such names are not looked at
     * @return a sentence for each, with the known name that comes nearest; empty if all are known
     */
    public static List<String> complaints(Iterable<String> names, Collection<String> environment) {
        Set<String> spelledByEnvironment =
                environment.stream().map(SettingNames::environmentName).collect(Collectors.toSet());
        return Stream.of(names)
                .<String>mapMulti(Iterable::forEach)
                .filter(name -> name.startsWith(PREFIX) && !isKnown(name))
                .filter(name -> !spelledByEnvironment.contains(environmentName(name)))
                .distinct()
                .sorted()
                .map(name -> "unknown setting " + name + "; did you mean " + nearest(name) + "?")
                .toList();
    }

    private static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static boolean isKnown(String name) {
        // Whether there is such a service is left open: it may be one of another application on the same server.
        return FIXED.contains(name)
                || OF_SERVICE.stream()
                        .anyMatch(setting -> name.startsWith(SERVICES)
                                && name.endsWith("." + setting)
                                && name.length() > SERVICES.length() + setting.length() + 1)
                || isOfAction(name)
                || FAMILIES.stream().anyMatch(family -> family.has(name));
    }

    private static boolean isOfAction(String name) {
        int actions = name.indexOf(ACTIONS);
        return name.startsWith(SERVICES)
                && name.endsWith(OF_ACTION)
                && actions > SERVICES.length()
                && name.length() > actions + ACTIONS.length() + OF_ACTION.length();
    }

    private static String nearest(String name) {
        return Stream.of(FIXED.stream(), ofService(name), FAMILIES.stream().flatMap(family -> family.of(name)))
                .flatMap(names -> names)
                .min(Comparator.<String>comparingInt(known -> distance(name, known))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** The settings of the service that the name may speak of: what stands between its second and its last dot. */
    private static Stream<String> ofService(String name) {
        int second = name.indexOf('.', PREFIX.length());
        int last = name.lastIndexOf('.');
        String service = second < last ? name.substring(second + 1, last) : "NAME";
        Stream<String> ofService = OF_SERVICE.stream().map(setting -> SERVICES + service + "." + setting);
        return name.contains(ACTIONS) ? Stream.concat(ofService, Stream.of(SERVICES + service + OF_ACTION)) : ofService;
    }

    /** Levenshtein's edit distance. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}

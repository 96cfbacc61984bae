/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that MicroProfile Config may hold under {@code soa.}, for finding a mistyped one.
 *
 * <p>The adapter reads some of them and applications read the others, but both see all of them in the configuration of
 * the server. Therefore each must know the names of the other. The names of applications are those of
 * {@link ApplicationSetting}.
 *
 * @since 0.1
 */
public final class SettingNames {

    /** The names that the adapter reads. */
    public static final Set<String> ADAPTER = Set.of(
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
            "soa.limits.elements");

    private static final String PREFIX = "soa.";

    private static final List<NameTemplate> TEMPLATES = Stream.concat(
                    Stream.of(ApplicationSetting.values()).map(ApplicationSetting::template),
                    Stream.of(NameTemplate.of(ofService("NAME") + "SETTING")))
            .toList();

    private SettingNames() {}

    /**
     * Returns the prefix of the names of a service's own settings. Only the applications that serve it know the rest of
     * the names.
     *
     * @param service the name of the service; never null
     * @return the prefix, with the dot at its end
     */
    public static String ofService(String service) {
        return "soa.services." + service + ".settings.";
    }

    /**
     * Reports every name under {@code soa.} that is not known. Whether a service of that name exists is not checked,
     * because it may belong to another application on the same server.
     *
     * @param names all names that the configuration has, also those outside {@code soa.}; never null
     * @param environment the names of the environment variables. Some implementations of MicroProfile Config list them
     *     as property names too, with dots in guessed positions. Such names are ignored. Never null
     * @return a sentence for each unknown name, with the most similar known name; empty if all are known
     */
    public static List<String> complaints(Iterable<String> names, Collection<String> environment) {
        return complaints(
                PREFIX,
                name -> ADAPTER.contains(name) || TEMPLATES.stream().anyMatch(template -> template.fits(name)),
                name -> Stream.concat(ADAPTER.stream(), TEMPLATES.stream().map(template -> template.guessedFrom(name))),
                names,
                environment);
    }

    /**
     * Reports every name of a service's own settings that the service does not have.
     *
     * @param service the name of the service; never null
     * @param known the full names of its settings; never null
     * @param names as for {@link #complaints(Iterable, Collection)}
     * @param environment as for {@link #complaints(Iterable, Collection)}
     * @return a sentence for each unknown name, with the most similar known name; empty if all are known
     */
    public static List<String> complaints(
            String service, Set<String> known, Iterable<String> names, Collection<String> environment) {
        return complaints(ofService(service), known::contains, name -> known.stream(), names, environment);
    }

    private static List<String> complaints(
            String prefix,
            Predicate<String> isKnown,
            Function<String, Stream<String>> candidates,
            Iterable<String> names,
            Collection<String> environment) {
        Set<String> spelledByEnvironment =
                environment.stream().map(SettingNames::environmentName).collect(Collectors.toSet());
        return Stream.of(names)
                .<String>mapMulti(Iterable::forEach)
                .filter(name -> name.startsWith(prefix) && !isKnown.test(name))
                .filter(name -> !spelledByEnvironment.contains(environmentName(name)))
                .distinct()
                .sorted()
                .map(name -> "unknown setting " + name + nearest(name, candidates.apply(name)))
                .toList();
    }

    private static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String nearest(String name, Stream<String> candidates) {
        return candidates
                .min(Comparator.<String>comparingInt(known -> distance(name, known))
                        .thenComparing(Comparator.naturalOrder()))
                .map(known -> "; did you mean " + known + "?")
                .orElse("");
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

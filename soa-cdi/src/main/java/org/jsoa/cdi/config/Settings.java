/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoa.cdi.client.CallRules;
import org.jsoa.cdi.model.NameRule;
import org.jsoa.cdi.rest.Trust;
import org.jsoa.expansion.Expansions;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.SettingNames;

/** The settings of an application, from MicroProfile Config; the defaults where the server has none. */
public final class Settings {

    static final String TRACEBACKS = "soa.server.tracebacks";
    static final String LOG_SUCCESS_LEVEL = "soa.server.log.success-level";
    static final String LOG_ERROR_LEVEL = "soa.server.log.error-level";
    static final String LOG_REDACT = "soa.server.log.redact";
    static final String LOG_THREAD_NAMES = "soa.server.log.thread-names";
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "OFF");

    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);

    private static final int MOST_WORKERS = 1_000;

    private static final String ACCEPTED_SERVICES = "names of other services, without '!' and with commas between";

    static final String CONNECTION_FACTORY = "soa.client.connection-factory";
    static final String DEADLINE_MARGIN = "soa.client.deadline-margin-millis";
    private static final int LONGEST_MARGIN_MILLIS = 60_000;

    static final String REST_TRUST = "soa.rest.trust";
    private static final Map<String, Trust> TRUST =
            Map.of("none", Trust.NONE, "correlation", Trust.CORRELATION, "switches", Trust.SWITCHES);

    private final Function<String, Optional<String>> source;
    private final Iterable<String> names;

    Settings(Function<String, Optional<String>> source, Iterable<String> names) {
        this.source = source;
        this.names = names;
    }

    public static Settings ofApplication() {
        try {
            Config config = ConfigProvider.getConfig();
            return new Settings(name -> config.getOptionalValue(name, String.class), config.getPropertyNames());
        } catch (IllegalStateException | LinkageError e) {
            // The server has the specification's API without an implementation, or neither.
            return new Settings(name -> Optional.empty(), List.of());
        }
    }

    /** A sentence for each name that looks like one of JSOA's, the adapter's among them, but is none. */
    public List<String> unknownNames() {
        return SettingNames.complaints(names, System.getenv().keySet());
    }

    /** Whether callers are sent the stack traces of failures they did not cause. */
    public boolean tracebacks() {
        return flag(TRACEBACKS).orElse(false);
    }

    /** The level at which requests and responses without errors are logged. */
    public Level logSuccessLevel() {
        // PySOA has INFO here too. Writing two lines takes a good part of the time of a short job.
        return level(LOG_SUCCESS_LEVEL).orElse(Level.DEBUG);
    }

    /** The level at which responses with errors are logged. */
    public Level logErrorLevel() {
        return level(LOG_ERROR_LEVEL).orElse(Level.INFO);
    }

    /** The keys, beside the well-known ones, whose values are kept out of the log. */
    public Set<String> redactedKeys() {
        return value(LOG_REDACT)
                .map(text -> {
                    List<String> keys = parts(text);
                    if (!keys.stream().allMatch(key -> key.matches("[^\\s;]+"))) {
                        throw invalid(LOG_REDACT, text, "keys with commas between");
                    }
                    return Set.copyOf(keys);
                })
                .orElse(Set.of());
    }

    /** Whether the name of a thread tells the job that it runs. */
    public boolean threadNames() {
        // Two system calls, about a microsecond, in a job that takes at least a hundred.
        return flag(LOG_THREAD_NAMES).orElse(true);
    }

    /** How many jobs of a service may run at once; 0 leaves it to the adapter. */
    public int concurrency(String service) {
        return number(ofService(service, "concurrency"), 1, MOST_WORKERS).orElse(0);
    }

    /** What becomes of the jobs of a service when their server dies; empty if its beans are to say so. */
    public Optional<DeliveryMode> delivery(String service) {
        String name = ofService(service, "delivery");
        return value(name).map(text -> Stream.of(DeliveryMode.values())
                .filter(mode -> mode.name().equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(name, text, "AT_MOST_ONCE or AT_LEAST_ONCE")));
    }

    /** The version of a service, for those who ask for its status. */
    public Optional<String> version(String service) {
        return value(ofService(service, "version"));
    }

    /** The build of a service, for those who ask for its status. */
    public Optional<String> build(String service) {
        return value(ofService(service, "build"));
    }

    /** The services that a service depends on, whose status is part of its own. */
    public List<String> dependsOn(String service) {
        String name = ofService(service, "depends-on");
        return value(name)
                .map(text -> {
                    List<String> services = parts(text);
                    if (services.contains(service) || services.stream().anyMatch(other -> !NameRule.accepts(other))) {
                        throw invalid(name, text, ACCEPTED_SERVICES);
                    }
                    return services.stream().distinct().toList();
                })
                .orElse(List.of());
    }

    /** The JNDI name of the connection factory for clients; empty for that of the adapter that feeds the application. */
    public Optional<String> connectionFactory() {
        return value(CONNECTION_FACTORY);
    }

    /** What a job keeps of its time when it calls others. */
    Duration deadlineMargin() {
        return Duration.ofMillis(
                number(DEADLINE_MARGIN, 0, LONGEST_MARGIN_MILLIS).orElse(100));
    }

    /** What holds for calls, in general and for single services. */
    public CallRules callRules() {
        CalledServiceSettings services = new CalledServiceSettings(this);
        return new CallRules(deadlineMargin(), services.routes(), services.policies());
    }

    /** What calls may expand, as far as the configuration says. */
    public Expansions expansions() {
        return new ExpansionSettings(this::value, names).read();
    }

    /** What the context of REST requests takes from their headers. */
    public Trust restTrust() {
        return choice(REST_TRUST, TRUST, "none, correlation or switches").orElse(Trust.CORRELATION);
    }

    /** The time limit that a setting names; zero for none; empty if it is not set. */
    Optional<Duration> timeLimit(String name) {
        return number(name, 0, Integer.MAX_VALUE).map(Duration::ofMillis);
    }

    /** The whole number that a setting names; empty if it is not set. */
    Optional<Integer> number(String name, int least, int most) {
        return value(name).map(text -> count(name, text, least, most));
    }

    /** Every name that begins so. */
    List<String> namesFrom(String prefix) {
        return StreamSupport.stream(names.spliterator(), false)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    static String ofService(String service, String setting) {
        return "soa.services." + service + "." + setting;
    }

    /** The text that a setting names, without blanks around it; empty if there is none. */
    Optional<String> value(String name) {
        return source.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static List<String> parts(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).toList();
    }

    /** Whether a setting says true or false; empty if it is not set. */
    Optional<Boolean> flag(String name) {
        return choice(name, FLAGS, "true or false");
    }

    /** What a setting chooses by its text; empty if it is not set. */
    <T> Optional<T> choice(String name, Map<String, T> choices, String accepted) {
        return value(name).map(text -> {
            T chosen = choices.get(text);
            if (chosen == null) {
                throw invalid(name, text, accepted);
            }
            return chosen;
        });
    }

    private Optional<Level> level(String name) {
        return value(name).map(text -> {
            if (!LEVELS.contains(text)) {
                throw invalid(name, text, "one of " + String.join(", ", LEVELS));
            }
            return Level.valueOf(text);
        });
    }

    private static int count(String name, String text, int least, int most) {
        String accepted = "a whole number, " + least + " to " + most;
        try {
            int count = Integer.parseInt(text);
            if (count >= least && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, text, accepted);
        }
        throw invalid(name, text, accepted);
    }

    private static IllegalArgumentException invalid(String name, String text, String accepted) {
        return new IllegalArgumentException(name + " must be " + accepted + ", not \"" + text + "\"");
    }
}

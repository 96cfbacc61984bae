/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoa.settings.SettingNames;

/** The settings of an application, from MicroProfile Config; the defaults where the server has none. */
final class Settings {

    static final String TRACEBACKS = "soa.server.tracebacks";
    private static final int MOST_WORKERS = 1_000;
    private static final String ACCEPTED_COUNT = "a whole number, 1 to " + MOST_WORKERS;

    static final String CONNECTION_FACTORY = "soa.client.connection-factory";

    private final Function<String, Optional<String>> source;
    private final Iterable<String> names;

    Settings(Function<String, Optional<String>> source, Iterable<String> names) {
        this.source = source;
        this.names = names;
    }

    static Settings ofApplication() {
        try {
            Config config = ConfigProvider.getConfig();
            return new Settings(name -> config.getOptionalValue(name, String.class), config.getPropertyNames());
        } catch (IllegalStateException | LinkageError e) {
            // The server has the specification's API without an implementation, or neither.
            return new Settings(name -> Optional.empty(), List.of());
        }
    }

    /** A sentence for each name that looks like one of JSOA's, the adapter's among them, but is none. */
    List<String> unknownNames() {
        return SettingNames.complaints(names, System.getenv().keySet());
    }

    /** Whether callers are sent the stack traces of failures they did not cause. */
    boolean tracebacks() {
        return value(TRACEBACKS)
                .map(text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw invalid(TRACEBACKS, text, "true or false");
                    }
                    return text.equals("true");
                })
                .orElse(false);
    }

    /** How many jobs of a service may run at once; 0 leaves it to the adapter. */
    int concurrency(String service) {
        String name = "soa.services." + service + ".concurrency";
        return value(name).map(text -> count(name, text)).orElse(0);
    }

    /** The JNDI name of the connection factory for clients; empty for that of the adapter that feeds the application. */
    Optional<String> connectionFactory() {
        return value(CONNECTION_FACTORY);
    }

    private Optional<String> value(String name) {
        return source.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static int count(String name, String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= MOST_WORKERS) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, text, ACCEPTED_COUNT);
        }
        throw invalid(name, text, ACCEPTED_COUNT);
    }

    private static IllegalArgumentException invalid(String name, String text, String accepted) {
        return new IllegalArgumentException(name + " must be " + accepted + ", not \"" + text + "\"");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.client.CallRules;
import org.jsoa.cdi.rest.Trust;
import org.jsoa.cdi.time.TimeLimits;
import org.jsoa.expansion.Expansions;
import org.jsoa.service.DeliveryMode;

/**
 * The settings of an application, read once when it is deployed.
 *
 * @param services the settings of each service of the application, by name; never null
 * @param failureMessages whether callers are sent the messages of unexpected exceptions
 * @param tracebacks whether callers are sent the stack traces of failures that they did not cause
 * @param logging the settings of the log
 * @param restTrust what the context of REST requests takes from their headers
 * @param connectionFactory the JNDI name of the connection factory of clients; empty for that of the adapter that
 *     delivers jobs to the application
 * @param callRules the settings of calls, in general and for single services
 * @param expansions the configured expansions
 * @since 0.1
 */
public record ApplicationSettings(
        Map<String, Served> services,
        boolean failureMessages,
        boolean tracebacks,
        Logging logging,
        Trust restTrust,
        Optional<String> connectionFactory,
        CallRules callRules,
        Expansions expansions) {

    /**
     * The settings of one service of the application.
     *
     * @param concurrency how many of its jobs run at once; 0 leaves it to the adapter
     * @param delivery what happens to its jobs when their server dies; empty leaves it to its beans
     * @param timeLimits how long its jobs and actions may take
     * @param version its version; empty if it is not set
     * @param build its build; empty if it is not set
     * @param dependsOn the services whose status is part of its own
     */
    public record Served(
            int concurrency,
            Optional<DeliveryMode> delivery,
            TimeLimits timeLimits,
            Optional<String> version,
            Optional<String> build,
            List<String> dependsOn) {

        /** Copies. */
        public Served {
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /**
     * The settings of the log.
     *
     * @param successLevel the level of requests, and of responses without errors
     * @param errorLevel the level of responses with errors
     * @param redactedKeys the keys, beside the well-known ones, whose values are not written
     * @param threadNames whether the name of a thread tells the job that it runs
     */
    public record Logging(Level successLevel, Level errorLevel, Set<String> redactedKeys, boolean threadNames) {

        /** Copies. */
        public Logging {
            redactedKeys = Set.copyOf(redactedKeys);
        }
    }

    /** Copies. */
    public ApplicationSettings {
        services = Map.copyOf(services);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

/**
 * Every setting that applications read: its name in MicroProfile Config, what it accepts and its default. In a name,
 * {@code NAME}, {@code ACTION} and {@code TYPE} stand for names that the user chooses.
 *
 * @since 0.1
 */
public enum ApplicationSetting {
    /** How many jobs of a service run at once; by default the adapter's setting. */
    CONCURRENCY("soa.services.NAME.concurrency", SettingType.number(1, 1_000), ""),
    /**
     * What happens to the jobs of a service when their server dies; by default its {@code Service} annotations decide.
     */
    DELIVERY("soa.services.NAME.delivery", SettingType.words("AT_MOST_ONCE", "AT_LEAST_ONCE"), ""),
    /** How long a job may take. PySOA's harakiri has the same default. */
    JOB_TIMEOUT("soa.server.job-timeout-millis", SettingType.millisOrNone(), "300000"),
    /** How long an action may take. */
    ACTION_TIMEOUT("soa.server.action-timeout-millis", SettingType.millisOrNone(), "0"),
    /** How long a job of a service may take. */
    SERVICE_JOB_TIMEOUT("soa.services.NAME.job-timeout-millis", SettingType.millisOrNone(), ""),
    /** How long an action of a service may take. */
    SERVICE_ACTION_TIMEOUT("soa.services.NAME.action-timeout-millis", SettingType.millisOrNone(), ""),
    /** How long one action of a service may take. */
    ONE_ACTION_TIMEOUT("soa.services.NAME.actions.ACTION.timeout-millis", SettingType.millisOrNone(), ""),
    /** The version of a service, as {@code status} reports it. */
    VERSION("soa.services.NAME.version", SettingType.TEXT, ""),
    /** The build of a service, as {@code status} reports it. */
    BUILD("soa.services.NAME.build", SettingType.TEXT, ""),
    /** The services whose status is part of a service's own. */
    DEPENDS_ON("soa.services.NAME.depends-on", SettingType.SERVICES, ""),
    /** Whether callers are sent the messages of unexpected exceptions. */
    FAILURE_MESSAGES("soa.server.failure-messages", SettingType.FLAG, "false"),
    /** Whether callers are sent the stack traces of failures that they did not cause. */
    TRACEBACKS("soa.server.tracebacks", SettingType.FLAG, "false"),
    /**
     * The level at which requests, and responses without errors, are logged. PySOA has INFO here: writing two lines takes a good
     * part of the time of a short job.
     */
    LOG_SUCCESS_LEVEL("soa.server.log.success-level", Types.LEVEL, "DEBUG"),
    /** The level at which responses with errors are logged. */
    LOG_ERROR_LEVEL("soa.server.log.error-level", Types.LEVEL, "INFO"),
    /** The keys, beside the well-known ones, whose values are kept out of the log. */
    LOG_REDACT("soa.server.log.redact", Types.KEYS, ""),
    /** The time that a job keeps for itself after the calls that it makes. */
    DEADLINE_MARGIN("soa.client.deadline-margin-millis", SettingType.millis(0, 60_000), "100"),
    /**
     * Whether the name of a thread tells the job that it runs. The cost is two system calls, about one microsecond, in
     * a job that takes at least a hundred.
     */
    LOG_THREAD_NAMES("soa.server.log.thread-names", SettingType.FLAG, "true"),
    /** What the context of REST requests takes from their headers. */
    REST_TRUST("soa.rest.trust", SettingType.words("none", "correlation", "switches"), "correlation"),
    /** The connection factory of clients; by default that of the adapter that delivers jobs to the application. */
    CONNECTION_FACTORY("soa.client.connection-factory", Types.JNDI_NAME, ""),
    /** The connection factory for calls of one service. */
    SERVICE_CONNECTION_FACTORY("soa.client.services.NAME.connection-factory", Types.JNDI_NAME, ""),
    /** How long a call of one service waits for its response. */
    SERVICE_TIMEOUT("soa.client.services.NAME.timeout-millis", SettingType.millis(1, Integer.MAX_VALUE), ""),
    /** The protocol version of requests for one service. */
    SERVICE_PROTOCOL("soa.client.services.NAME.protocol", SettingType.number(1, 3), ""),
    /** The serializer of requests for one service. */
    SERVICE_SERIALIZER("soa.client.services.NAME.serializer", SettingType.words("msgpack", "json"), ""),
    /** Whether requests for one service are encrypted. */
    SERVICE_ENCRYPTED("soa.client.services.NAME.encrypted", SettingType.FLAG, ""),
    /** How often at most a call that failed is tried again. */
    RETRIES("soa.client.retries", Types.RETRIES, "0"),
    /** How long to wait before the first retry. */
    RETRY_DELAY("soa.client.retry-delay-millis", Types.RETRY_DELAY, "50"),
    /** After how many failures in a row calls of a service fail without being sent. */
    CIRCUIT_FAILURES("soa.client.circuit-breaker-failures", Types.CIRCUIT_FAILURES, "0"),
    /** How long a circuit stays open. */
    CIRCUIT_OPEN("soa.client.circuit-breaker-open-millis", Types.CIRCUIT_OPEN, "10000"),
    /** Whether a call whose response could not come in time fails without being sent. */
    REFUSE_LATE("soa.client.refuse-late", SettingType.FLAG, "false"),
    /** The same as {@link #RETRIES} for one service. */
    SERVICE_RETRIES("soa.client.services.NAME.retries", Types.RETRIES, ""),
    /** The same as {@link #RETRY_DELAY} for one service. */
    SERVICE_RETRY_DELAY("soa.client.services.NAME.retry-delay-millis", Types.RETRY_DELAY, ""),
    /** The same as {@link #CIRCUIT_FAILURES} for one service. */
    SERVICE_CIRCUIT_FAILURES("soa.client.services.NAME.circuit-breaker-failures", Types.CIRCUIT_FAILURES, ""),
    /** The same as {@link #CIRCUIT_OPEN} for one service. */
    SERVICE_CIRCUIT_OPEN("soa.client.services.NAME.circuit-breaker-open-millis", Types.CIRCUIT_OPEN, ""),
    /** The same as {@link #REFUSE_LATE} for one service. */
    SERVICE_REFUSE_LATE("soa.client.services.NAME.refuse-late", SettingType.FLAG, ""),
    /** The service that an expansion's route calls. */
    ROUTE_SERVICE("soa.client.expansions.routes.NAME.service", SettingType.TEXT, ""),
    /** The action that an expansion's route calls. */
    ROUTE_ACTION("soa.client.expansions.routes.NAME.action", SettingType.TEXT, ""),
    /** The field of the request that takes the ids. */
    ROUTE_REQUEST_FIELD("soa.client.expansions.routes.NAME.request-field", SettingType.TEXT, ""),
    /** The field of the response that has the objects. */
    ROUTE_RESPONSE_FIELD("soa.client.expansions.routes.NAME.response-field", SettingType.TEXT, ""),
    /** The route of an expansion. */
    EXPANSION_ROUTE("soa.client.expansions.types.TYPE.NAME.route", SettingType.TEXT, ""),
    /** The field that has the id. */
    EXPANSION_SOURCE_FIELD("soa.client.expansions.types.TYPE.NAME.source-field", SettingType.TEXT, ""),
    /** The field that takes the object. */
    EXPANSION_DESTINATION_FIELD("soa.client.expansions.types.TYPE.NAME.destination-field", SettingType.TEXT, ""),
    /** The type of the object. */
    EXPANSION_TYPE("soa.client.expansions.types.TYPE.NAME.type", SettingType.TEXT, ""),
    /** Whether a call fails when the route's response has errors. */
    EXPANSION_RAISES_ERRORS("soa.client.expansions.types.TYPE.NAME.raise-action-errors", SettingType.FLAG, "false");

    /** The types that several settings share. */
    private static final class Types {

        static final SettingType LEVEL = SettingType.words("TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "OFF");
        static final SettingType KEYS = SettingType.list("keys", "keys with commas between", "[^\\s;]+");
        static final SettingType JNDI_NAME = SettingType.text("JNDI name");
        static final SettingType RETRIES = SettingType.number(0, 10);
        static final SettingType RETRY_DELAY = SettingType.millis(1, 60_000);
        static final SettingType CIRCUIT_FAILURES = SettingType.number(0, 1_000);
        static final SettingType CIRCUIT_OPEN = SettingType.millis(1, Integer.MAX_VALUE);
    }

    private final String configName;

    // The predicate of the type has no state, which the checker cannot know.
    @SuppressWarnings("ImmutableEnumChecker")
    private final SettingType type;

    private final String defaultValue;

    ApplicationSetting(String configName, SettingType type, String defaultValue) {
        this.configName = configName;
        this.type = type;
        this.defaultValue = defaultValue;
    }

    /**
     * Returns the name in MicroProfile Config.
     *
     * @return the name, with its placeholders
     */
    public String configName() {
        return configName;
    }

    /**
     * Returns the name in MicroProfile Config with the placeholders replaced.
     *
     * @param names the names in place of the placeholders, in order; never null
     * @return the name
     */
    public String nameFor(String... names) {
        return template().filled(names);
    }

    /**
     * Returns what the setting accepts.
     *
     * @return the type
     */
    public SettingType type() {
        return type;
    }

    /**
     * Returns the value if none is configured.
     *
     * @return the default; empty for none
     */
    public String defaultValue() {
        return defaultValue;
    }

    NameTemplate template() {
        return NameTemplate.of(configName);
    }
}

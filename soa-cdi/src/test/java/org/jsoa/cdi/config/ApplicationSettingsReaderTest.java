/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.resilience.FailurePolicy;
import org.jsoa.cdi.rest.Trust;
import org.jsoa.cdi.transport.Route;
import org.jsoa.connection.Sending;
import org.jsoa.connection.Serializer;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;
import org.jsoa.expansion.Expansions;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.ApplicationSetting;
import org.jsoa.spi.SettingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class ApplicationSettingsReaderTest {

    private static final ServiceModel EXAMPLE = new ServiceModel("example", Map.of());

    private static ApplicationSettingsReader reader(Map<String, String> values) {
        return reader(values, List.of(EXAMPLE, new ServiceModel("other", Map.of())));
    }

    public static ApplicationSettingsReader reader(Map<String, String> values, List<ServiceModel> services) {
        return new ApplicationSettingsReader(
                new SettingSource(
                        name -> Optional.ofNullable(values.get(name)),
                        type -> Optional.empty(),
                        List.copyOf(values.keySet())),
                services);
    }

    private static ApplicationSettings read(Map<String, String> values) {
        ApplicationSettingsReader reader = reader(values);
        assertThat(reader.problems()).isEmpty();
        return reader.settings();
    }

    private static ApplicationSettings.Served example(Map<String, String> values) {
        return read(values).services().get("example");
    }

    private static Stream<String> complaints(Map<String, String> values) {
        return reader(values).problems().stream().map(Problem::complaint);
    }

    @Test
    void hasDefaultsWhereTheServerHasNoConfiguration() {
        ApplicationSettings settings =
                new ApplicationSettingsReader(SettingSource.ofApplication(), List.of(EXAMPLE)).settings();

        assertThat(settings.tracebacks()).isFalse();
        assertThat(settings.services().get("example").concurrency()).isZero();
        assertThat(settings.services().get("example").delivery()).isEmpty();
        assertThat(settings.services().get("example").timeLimits().job()).isEqualTo(Duration.ofSeconds(300));
        assertThat(settings.connectionFactory()).isEmpty();
        assertThat(settings.logging())
                .isEqualTo(new ApplicationSettings.Logging(Level.DEBUG, Level.INFO, Set.of(), true));
        assertThat(settings.callRules().deadlineMargin()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.callRules().routes()).isEmpty();
        assertThat(settings.callRules().policies().ofOthers()).isEqualTo(FailurePolicy.NONE);
        assertThat(settings.expansions()).isEqualTo(Expansions.NONE);
        assertThat(settings.restTrust()).isEqualTo(Trust.CORRELATION);
    }

    @Test
    void readsExpansions() {
        ApplicationSettings settings = read(Map.of(
                "soa.client.expansions.routes.author.service", "authors",
                "soa.client.expansions.routes.author.action", "get_authors",
                "soa.client.expansions.routes.author.request-field", "ids",
                "soa.client.expansions.routes.author.response-field", "by_id",
                "soa.client.expansions.types.my.book.writer.route", "author",
                "soa.client.expansions.types.my.book.writer.source-field", "author_id",
                "soa.client.expansions.types.my.book.writer.destination-field", "author",
                "soa.client.expansions.types.my.book.writer.raise-action-errors", "true"));

        assertThat(settings.expansions())
                .isEqualTo(Expansions.NONE
                        .withRoute("author", new ExpansionRoute("authors", "get_authors", "ids", "by_id"))
                        .withExpansion(
                                "my.book", "writer", new Expansion(null, "author", "author_id", "author", true)));
    }

    @Test
    void namesEachSettingOfAnExpansionThatIsMissingOrWrong() {
        assertThat(complaints(Map.of(
                        "soa.client.expansions.routes.author.service", "authors",
                        "soa.client.expansions.routes.author.request-field", "ids",
                        "soa.client.expansions.types.book.writer.route", "author",
                        "soa.client.expansions.types.book.writer.source-field", "author",
                        "soa.client.expansions.types.book.writer.destination-field", "author",
                        "soa.client.expansions.types.book.printer.raise-action-errors", "perhaps")))
                .containsExactlyInAnyOrder(
                        missing("routes.author.action"),
                        missing("routes.author.response-field"),
                        missing("types.book.printer.route"),
                        missing("types.book.printer.source-field"),
                        missing("types.book.printer.destination-field"),
                        "soa.client.expansions.types.book.printer.raise-action-errors must be true or false, not"
                                + " \"perhaps\"",
                        "soa.client.expansions.types.book.writer.destination-field must be another field than"
                                + " soa.client.expansions.types.book.writer.source-field, not \"author\"");
    }

    private static String missing(String setting) {
        return "soa.client.expansions." + setting + " is missing; the settings beside it have no effect without it";
    }

    @Test
    void readsTheMarginOfDeadlines() {
        assertThat(read(Map.of("soa.client.deadline-margin-millis", "0"))
                        .callRules()
                        .deadlineMargin())
                .isEqualTo(Duration.ZERO);
        assertThat(complaints(Map.of("soa.client.deadline-margin-millis", "60001")))
                .containsExactly("soa.client.deadline-margin-millis must be a whole number, 0 to 60000, not \"60001\"");
    }

    @Test
    void readsWhatGoesToTheLog() {
        ApplicationSettings settings = read(Map.of(
                "soa.server.log.success-level", "TRACE",
                "soa.server.log.error-level", "OFF",
                "soa.server.log.redact", " nick , street",
                "soa.server.log.thread-names", "false"));

        assertThat(settings.logging())
                .isEqualTo(new ApplicationSettings.Logging(Level.TRACE, Level.OFF, Set.of("nick", "street"), false));
    }

    @Test
    void readsHowAServiceRunsJobsAndLeavesOthersToTheAdapter() {
        ApplicationSettings settings = read(Map.of(
                "soa.services.example.concurrency", " 2 ",
                "soa.services.example.delivery", "AT_LEAST_ONCE"));

        assertThat(settings.services().get("example").concurrency()).isEqualTo(2);
        assertThat(settings.services().get("example").delivery()).contains(DeliveryMode.AT_LEAST_ONCE);
        assertThat(settings.services().get("other").concurrency()).isZero();
        assertThat(settings.services().get("other").delivery()).isEmpty();
    }

    @Test
    void takesABlankSettingForOneThatIsNotSet() {
        assertThat(example(Map.of("soa.services.example.concurrency", " ")).concurrency())
                .isZero();
    }

    @Test
    void readsVersionAndBuildOfEachService() {
        ApplicationSettings settings =
                read(Map.of("soa.services.example.version", "9.8.7", "soa.services.example.build", "build-1"));

        assertThat(settings.services().get("example").version()).contains("9.8.7");
        assertThat(settings.services().get("example").build()).contains("build-1");
        assertThat(settings.services().get("other").version()).isEmpty();
        assertThat(settings.services().get("other").build()).isEmpty();
    }

    @Test
    void readsWhatAServiceDependsOn() {
        assertThat(example(Map.of("soa.services.example.depends-on", " users ,orders,users"))
                        .dependsOn())
                .containsExactly("users", "orders");
        assertThat(example(Map.of()).dependsOn()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "users,,orders", "users!", "users,"})
    void refusesADependencyThatIsNoOtherService(String text) {
        assertThat(complaints(Map.of("soa.services.example.depends-on", text)))
                .containsExactly("soa.services.example.depends-on must be names of other services, without '!' and with"
                        + " commas between, not \"" + text + "\"");
    }

    @Test
    void namesEverySettingThatIsWrongAndWhatItAccepts() {
        assertThat(complaints(Map.of(
                        "soa.services.example.concurrency",
                        "-1",
                        "soa.server.tracebacks",
                        "yes",
                        "soa.server.log.error-level",
                        "CRITICAL",
                        "soa.server.log.redact",
                        "nick,",
                        "soa.server.log.thread-names",
                        "TRUE",
                        "soa.rest.trust",
                        "all",
                        "soa.server.job-timeout-millis",
                        "soon")))
                .containsExactlyInAnyOrder(
                        "soa.services.example.concurrency must be a whole number, 1 to 1000, not \"-1\"",
                        "soa.server.tracebacks must be true or false, not \"yes\"",
                        "soa.server.log.error-level must be TRACE, DEBUG, INFO, WARNING, ERROR or OFF, not"
                                + " \"CRITICAL\"",
                        "soa.server.log.redact must be keys with commas between, not \"nick,\"",
                        "soa.server.log.thread-names must be true or false, not \"TRUE\"",
                        "soa.rest.trust must be none, correlation or switches, not \"all\"",
                        "soa.server.job-timeout-millis must be a whole number, 0 to 2147483647, not \"soon\"");
    }

    @Test
    void readsWhatOfRestRequestsIsTrusted() {
        assertThat(read(Map.of("soa.rest.trust", "none")).restTrust()).isEqualTo(Trust.NONE);
        assertThat(read(Map.of("soa.rest.trust", "correlation")).restTrust()).isEqualTo(Trust.CORRELATION);
        assertThat(read(Map.of("soa.rest.trust", "switches")).restTrust()).isEqualTo(Trust.SWITCHES);
    }

    @Test
    void readsHowTheCallsOfAServiceDiffer() {
        ApplicationSettings settings = read(Map.of(
                "soa.client.connection-factory", "jms/all",
                "soa.client.services.my.users.connection-factory", "soa/users",
                "soa.client.services.my.users.timeout-millis", "900",
                "soa.client.services.my.users.protocol", "2",
                "soa.client.services.my.users.serializer", "json",
                "soa.client.services.my.users.encrypted", "true",
                "soa.client.services.orders.retries", "1"));

        assertThat(settings.connectionFactory()).contains("jms/all");
        assertThat(settings.callRules().routes())
                .isEqualTo(Map.of(
                        "my.users",
                        new Route("soa/users", Duration.ofMillis(900), new Sending(2, Serializer.JSON, true, false))));
    }

    @Test
    void letsAServiceDifferInSomeOfWhatIsDoneAboutFailedCalls() {
        ApplicationSettings settings = read(Map.of(
                "soa.client.retries", "2",
                "soa.client.retry-delay-millis", "7",
                "soa.client.services.users.retries", "3",
                "soa.client.services.users.refuse-late", "true"));

        assertThat(settings.callRules().policies().ofOthers())
                .isEqualTo(new FailurePolicy(2, Duration.ofMillis(7), 0, Duration.ofSeconds(10), false));
        assertThat(settings.callRules().policies().ofServices())
                .isEqualTo(
                        Map.of("users", new FailurePolicy(3, Duration.ofMillis(7), 0, Duration.ofSeconds(10), true)));
    }

    @Test
    void findsNamesThatDoNotExistAndAcceptsThoseOfTheAdapterAndOfServicesOfOthers() {
        assertThat(complaints(Map.of(
                        "soa.server.traceback", "true",
                        "soa.redis.url", "redis://127.0.0.1",
                        "soa.services.elsewhere.concurrency", "?",
                        "soa.services.elsewhere.settings.anything", "?")))
                .containsExactly("unknown setting soa.server.traceback; did you mean soa.server.tracebacks?");
    }

    @Test
    void readsEverySettingOfTheTableWithoutComplaint() {
        Map<String, String> all = Stream.of(ApplicationSetting.values())
                // Read for each action: TimeLimitTest has some.
                .filter(setting -> setting != ApplicationSetting.ONE_ACTION_TIMEOUT)
                .collect(Collectors.toMap(
                        setting -> setting.nameFor("example", "thing"), ApplicationSettingsReaderTest::aGoodValue));
        Set<String> read = new HashSet<>();
        ApplicationSettingsReader reader = new ApplicationSettingsReader(
                new SettingSource(
                        name -> {
                            read.add(name);
                            return Optional.ofNullable(all.get(name));
                        },
                        type -> Optional.empty(),
                        List.copyOf(all.keySet())),
                List.of(EXAMPLE));

        assertThat(reader.problems()).isEmpty();
        assertThat(read).isEqualTo(all.keySet());
    }

    private static String aGoodValue(ApplicationSetting setting) {
        return setting.type().equals(SettingType.TEXT)
                ? setting.name()
                : Stream.of("1", "true", "INFO", "AT_MOST_ONCE", "json", "none")
                        .filter(setting.type()::accepts)
                        .findFirst()
                        .orElseThrow();
    }
}

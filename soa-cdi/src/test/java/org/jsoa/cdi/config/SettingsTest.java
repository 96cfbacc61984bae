/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.cdi.rest.Trust;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;
import org.jsoa.expansion.Expansions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class SettingsTest {

    public static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)), values.keySet());
    }

    @Test
    void hasDefaultsWhereTheServerHasNoConfiguration() {
        Settings settings = Settings.ofApplication();

        assertThat(settings.tracebacks()).isFalse();
        assertThat(settings.concurrency("example")).isZero();
        assertThat(settings.connectionFactory()).isEmpty();
        assertThat(settings.logSuccessLevel()).isEqualTo(Level.DEBUG);
        assertThat(settings.logErrorLevel()).isEqualTo(Level.INFO);
        assertThat(settings.redactedKeys()).isEmpty();
        assertThat(settings.deadlineMargin()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.threadNames()).isTrue();
    }

    @Test
    void readsExpansions() {
        Settings settings = settings(Map.of(
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
        assertThat(settings(Map.of()).expansions()).isEqualTo(Expansions.NONE);
    }

    @Test
    void namesTheSettingOfAnExpansionThatIsMissingOrWrong() {
        Settings halfARoute = settings(Map.of("soa.client.expansions.routes.author.service", "authors"));
        Settings same = settings(Map.of(
                "soa.client.expansions.types.book.writer.route", "author",
                "soa.client.expansions.types.book.writer.source-field", "author",
                "soa.client.expansions.types.book.writer.destination-field", "author"));

        assertThatThrownBy(halfARoute::expansions)
                .hasMessageContaining("soa.client.expansions.routes.author.action is missing");
        assertThatThrownBy(same::expansions)
                .hasMessageContaining(
                        "soa.client.expansions.types.book.writer.destination-field must be another field");
    }

    @Test
    void readsTheMarginOfDeadlines() {
        assertThat(settings(Map.of("soa.client.deadline-margin-millis", "0")).deadlineMargin())
                .isEqualTo(Duration.ZERO);
        assertThatThrownBy(() -> settings(Map.of("soa.client.deadline-margin-millis", "60001"))
                        .deadlineMargin())
                .hasMessage("soa.client.deadline-margin-millis must be a whole number, 0 to 60000, not \"60001\"");
    }

    @Test
    void readsWhetherThreadsAreToBeNamed() {
        assertThat(settings(Map.of("soa.server.log.thread-names", "false")).threadNames())
                .isFalse();
    }

    @Test
    void readsTheLevelsOfTheJobLogAndTheKeysToHide() {
        Settings settings = settings(Map.of(
                "soa.server.log.success-level", "TRACE",
                "soa.server.log.error-level", "OFF",
                "soa.server.log.redact", " nick , street"));

        assertThat(settings.logSuccessLevel()).isEqualTo(Level.TRACE);
        assertThat(settings.logErrorLevel()).isEqualTo(Level.OFF);
        assertThat(settings.redactedKeys()).containsExactlyInAnyOrder("nick", "street");
    }

    @Test
    void readsTheConcurrencyOfAServiceAndLeavesOthersToTheAdapter() {
        Settings settings = settings(Map.of("soa.services.example.concurrency", "2"));

        assertThat(settings.concurrency("example")).isEqualTo(2);
        assertThat(settings.concurrency("other")).isZero();
    }

    @Test
    void readsVersionAndBuildOfEachService() {
        Settings settings =
                settings(Map.of("soa.services.example.version", "9.8.7", "soa.services.example.build", "build-1"));

        assertThat(settings.version("example")).contains("9.8.7");
        assertThat(settings.build("example")).contains("build-1");
        assertThat(settings.version("other")).isEmpty();
        assertThat(settings.build("other")).isEmpty();
    }

    @Test
    void readsWhatAServiceDependsOn() {
        Settings settings = settings(Map.of("soa.services.example.depends-on", " users ,orders,users"));

        assertThat(settings.dependsOn("example")).containsExactly("users", "orders");
        assertThat(settings.dependsOn("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "users,,orders", "users!", "users,"})
    void refusesADependencyThatIsNoOtherService(String text) {
        Settings settings = settings(Map.of("soa.services.example.depends-on", text));

        assertThatThrownBy(() -> settings.dependsOn("example"))
                .hasMessage("soa.services.example.depends-on must be names of other services, without '!' and with"
                        + " commas between, not \"" + text + "\"");
    }

    @Test
    void namesTheSettingThatIsWrongAndWhatItAccepts() {
        Settings settings = settings(Map.of(
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
                "all"));

        assertThatThrownBy(() -> settings.concurrency("example"))
                .hasMessage("soa.services.example.concurrency must be a whole number, 1 to 1000, not \"-1\"");
        assertThatThrownBy(settings::tracebacks).hasMessage("soa.server.tracebacks must be true or false, not \"yes\"");
        assertThatThrownBy(settings::logErrorLevel)
                .hasMessage("soa.server.log.error-level must be one of TRACE, DEBUG, INFO, WARNING, ERROR, OFF,"
                        + " not \"CRITICAL\"");
        assertThatThrownBy(settings::redactedKeys)
                .hasMessage("soa.server.log.redact must be keys with commas between, not \"nick,\"");
        assertThatThrownBy(settings::threadNames)
                .hasMessage("soa.server.log.thread-names must be true or false, not \"TRUE\"");
        assertThatThrownBy(settings::restTrust)
                .hasMessage("soa.rest.trust must be none, correlation or switches, not \"all\"");
    }

    @Test
    void readsWhatOfRestRequestsIsTrusted() {
        assertThat(settings(Map.of()).restTrust()).isEqualTo(Trust.CORRELATION);
        assertThat(settings(Map.of("soa.rest.trust", "none")).restTrust()).isEqualTo(Trust.NONE);
        assertThat(settings(Map.of("soa.rest.trust", "correlation")).restTrust())
                .isEqualTo(Trust.CORRELATION);
        assertThat(settings(Map.of("soa.rest.trust", "switches")).restTrust()).isEqualTo(Trust.SWITCHES);
    }

    @Test
    void findsNamesThatDoNotExistAndAcceptsThoseOfTheAdapter() {
        Settings settings = settings(Map.of("soa.server.traceback", "true", "soa.redis.url", "redis://127.0.0.1"));

        assertThat(settings.unknownNames())
                .containsExactly("unknown setting soa.server.traceback; did you mean soa.server.tracebacks?");
    }

    @Test
    void acceptsEveryNameThatItReads() {
        List<String> read = new ArrayList<>();
        Settings settings = new Settings(
                name -> {
                    read.add(name);
                    return Optional.empty();
                },
                read);
        settings.tracebacks();
        settings.concurrency("example");
        settings.connectionFactory();
        settings.version("example");
        settings.build("example");
        settings.dependsOn("example");
        settings.logSuccessLevel();
        settings.logErrorLevel();
        settings.redactedKeys();
        settings.callRules();
        settings.threadNames();
        settings.expansions();
        settings.restTrust();

        assertThat(settings.unknownNames()).isEmpty();
        assertThat(read).hasSize(17);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {

    private static List<String> complaints(String... names) {
        return SettingNames.complaints(List.of(names), Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "soa.redis.ulr, soa.redis.url",
        "soa.redis, soa.redis.url",
        "soa.Redis.Url, soa.redis.url",
        "soa.client.connectionfactory, soa.client.connection-factory",
        "soa.server.traceback, soa.server.tracebacks",
        "soa.server.log.sucess-level, soa.server.log.success-level",
        "soa.services.example.concurency, soa.services.example.concurrency",
        "soa.service.my.example.version, soa.services.my.example.version",
        "soa.services.concurrency, soa.server.concurrency",
        "soa.client.services.example.timeout-milis, soa.client.services.example.timeout-millis",
        "soa.client.expansions.routes.author.servise, soa.client.expansions.routes.author.service",
        "soa.client.expansions.types.book.source-field, soa.client.expansions.types.TYPE.NAME.source-field",
        "soa.client.expansions.type.book.author.route, soa.client.expansions.types.book.author.route",
        "soa.services.example.action.slow.timeout-millis, soa.services.example.actions.slow.timeout-millis",
        "soa.services.example.setings.discount, soa.services.example.settings.discount",
    })
    void namesTheNearestKnownName(String wrong, String nearest) {
        assertThat(complaints(wrong)).containsExactly("unknown setting " + wrong + "; did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soa.redis.url",
                "soa.server.tracebacks",
                "soa.services.of-another-application.concurrency",
                "soa.services.dotted.name.build",
                "soa.client.services.dotted.name.connection-factory",
                "soa.client.expansions.routes.author.request-field",
                "soa.client.expansions.types.dotted.book.author.destination-field",
                "soa.services.dotted.name.actions.slow.timeout-millis",
                "soa.services.dotted.name.settings.mail.host",
            })
    void acceptsTheNamesOfAdapterAndApplications(String name) {
        assertThat(complaints(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.version", "soapy", "SOA_REDIS_ULR", "soa", "%dev.soa.redis.ulr", ""})
    void leavesNamesOfOthersAlone(String name) {
        assertThat(complaints(name)).isEmpty();
    }

    @Test
    void leavesEnvironmentVariablesAloneThatTheServerSpellsWithDots() {
        List<String> complaints = SettingNames.complaints(
                List.of("soa.redis.connect.timeout.millis", "soa.redis.ulr"),
                Set.of("SOA_REDIS_CONNECT_TIMEOUT_MILLIS", "PATH"));

        assertThat(complaints).containsExactly("unknown setting soa.redis.ulr; did you mean soa.redis.url?");
    }

    @Test
    void complainsOnceAboutEachUnknownName() {
        assertThat(complaints("soa.redis.usr", "soa.limits.dept", "soa.redis.usr"))
                .containsExactly(
                        "unknown setting soa.limits.dept; did you mean soa.limits.depth?",
                        "unknown setting soa.redis.usr; did you mean soa.redis.user?");
    }

    @Test
    void namesTheNearestOfAServicesOwnSettings() {
        List<String> names = List.of(
                "soa.services.shop.settings.discount",
                "soa.services.shop.settings.discont",
                "soa.services.other.settings.anything",
                "soa.services.shop.settings.a.guess");

        assertThat(SettingNames.complaints(
                        "shop",
                        Set.of("soa.services.shop.settings.discount", "soa.services.shop.settings.mail.host"),
                        names,
                        Set.of("SOA_SERVICES_SHOP_SETTINGS_A_GUESS")))
                .containsExactly("unknown setting soa.services.shop.settings.discont; did you mean"
                        + " soa.services.shop.settings.discount?");
        assertThat(SettingNames.complaints("shop", Set.of(), names.subList(0, 1), Set.of()))
                .containsExactly("unknown setting soa.services.shop.settings.discount");
    }
}

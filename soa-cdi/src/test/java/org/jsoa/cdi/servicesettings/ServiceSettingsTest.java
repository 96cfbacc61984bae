/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.ServiceSettings;
import org.jsoa.service.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings that an application declares for its services. */
class ServiceSettingsTest {

    private static final String PREFIX = "soa.services.example.settings.";

    public enum Size {
        SMALL,
        LARGE
    }

    @ServiceSettings("example")
    public record Shop(
            String title,
            @Setting(defaultValue = "10") @Min(1) int discountPercent,
            Long stock,
            boolean isOpen,
            Size size,
            Duration patience,
            URI catalogueURL,
            BigDecimal rate,
            double factor,
            ZoneId zone,
            List<@NotEmpty String> tags,
            Set<Size> sizes,
            Optional<URI> partner,
            @Setting(defaultValue = {"1", "2"}) List<Integer> lots,
            @Setting(defaultValue = "") List<String> none,
            Optional<Mail> mail,
            Limits limits) {}

    public record Mail(
            String host,
            @Setting(defaultValue = "25") int port,
            String smtpPassword,
            @Setting(secret = true) String account) {}

    record Limits(@Setting(name = "orders-a-day") BigInteger orders) {}

    @Service("example")
    @Dependent
    public static class Offering {
        @Inject
        Shop shop;

        @Action("title")
        public Map<String, Object> title() {
            return Map.of("title", shop.title());
        }
    }

    private static Map<String, String> needed() {
        Map<String, String> values = new HashMap<>();
        values.put(PREFIX + "title", " Books ");
        values.put(PREFIX + "stock", "5000000000");
        values.put(PREFIX + "is-open", "true");
        values.put(PREFIX + "size", "LARGE");
        values.put(PREFIX + "patience", "PT90S");
        values.put(PREFIX + "catalogue-url", "https://reader:geheim@example.org/books");
        values.put(PREFIX + "rate", "0.10");
        values.put(PREFIX + "factor", "2.5");
        values.put(PREFIX + "zone", "Europe/Berlin");
        values.put(PREFIX + "tags", "new, red\\, green ,old");
        values.put(PREFIX + "sizes", "LARGE,SMALL,LARGE");
        values.put(PREFIX + "limits.orders-a-day", "99999999999999999999");
        return values;
    }

    @AfterEach
    void forgetTheConfiguration() {
        FixedConfig.remove();
    }

    @Test
    void areBoundToTheComponentsOfTheRecord() {
        FixedConfig.install(needed());

        try (Container container = Container.of(Offering.class, Shop.class)) {
            assertThat(container.get(Shop.class))
                    .isEqualTo(new Shop(
                            "Books",
                            10,
                            5_000_000_000L,
                            true,
                            Size.LARGE,
                            Duration.ofSeconds(90),
                            URI.create("https://reader:geheim@example.org/books"),
                            new BigDecimal("0.10"),
                            2.5,
                            ZoneId.of("Europe/Berlin"),
                            List.of("new", "red, green", "old"),
                            Set.of(Size.SMALL, Size.LARGE),
                            Optional.empty(),
                            List.of(1, 2),
                            List.of(),
                            Optional.empty(),
                            new Limits(new BigInteger("99999999999999999999"))));
            assertThat(container.get(Shop.class).sizes()).containsExactly(Size.LARGE, Size.SMALL);
            assertThat(container.run("title", Map.of()).body()).isEqualTo(Map.of("title", "Books"));
        }
    }

    @Test
    void areBoundWhereTheyAreOptionalOrHaveDefaults() {
        Map<String, String> values = needed();
        values.put(PREFIX + "discount-percent", "20");
        values.put(PREFIX + "partner", "https://example.com");
        values.put(PREFIX + "lots", "7");
        values.put(PREFIX + "mail.host", "smtp");
        values.put(PREFIX + "mail.smtp-password", "geheim");
        values.put(PREFIX + "mail.account", "shop");
        FixedConfig.install(values);

        try (Container container = Container.of(Offering.class, Shop.class)) {
            Shop shop = container.get(Shop.class);

            assertThat(shop.discountPercent()).isEqualTo(20);
            assertThat(shop.partner()).contains(URI.create("https://example.com"));
            assertThat(shop.lots()).containsExactly(7);
            assertThat(shop.mail()).contains(new Mail("smtp", 25, "geheim", "shop"));
        }
    }

    @Test
    void areListedByStatusWithSecretsHidden() {
        Map<String, String> values = needed();
        values.put(PREFIX + "mail.host", "smtp");
        values.put(PREFIX + "mail.smtp-password", "geheim");
        values.put(PREFIX + "mail.account", "shop");
        FixedConfig.install(values);

        try (Container container = Container.of(Offering.class, Shop.class)) {
            Map<String, Object> expected = new HashMap<>();
            expected.put("title", "Books");
            expected.put("discount-percent", 10L);
            expected.put("stock", 5_000_000_000L);
            expected.put("is-open", true);
            expected.put("size", "LARGE");
            expected.put("patience", "PT1M30S");
            expected.put("catalogue-url", "https://**********@example.org/books");
            expected.put("rate", "0.10");
            expected.put("factor", 2.5);
            expected.put("zone", "Europe/Berlin");
            expected.put("tags", List.of("new", "red, green", "old"));
            expected.put("sizes", List.of("LARGE", "SMALL"));
            expected.put("lots", List.of(1L, 2L));
            expected.put("none", List.of());
            expected.put("mail.host", "smtp");
            expected.put("mail.port", 25L);
            expected.put("mail.smtp-password", "**********");
            expected.put("mail.account", "**********");
            expected.put("limits.orders-a-day", "99999999999999999999");

            assertThat(container.run("status", Map.of()).body().get("settings")).isEqualTo(expected);
            assertThat(container.run("status", Map.of("verbose", false)).body()).doesNotContainKey("settings");
        }
    }

    @Service("plain")
    public static class Plain {
        @Action("nothing")
        public void nothing() {}
    }

    @Test
    void areOfOneServiceAndLeaveTheNamesOfOthersAlone() {
        Map<String, String> values = needed();
        values.put("soa.services.plain.settings.anything", "1");
        values.put("soa.services.elsewhere.settings.title", "1");
        FixedConfig.install(values);

        try (Container container = Container.of(Offering.class, Shop.class, Plain.class)) {
            assertThat(container.runOn("plain", "status", Map.of()).body()).doesNotContainKey("settings");
            assertThat(container.run("status", Map.of()).body()).containsKey("settings");
        }
    }

    @ServiceSettings("plain")
    public record Harmless(@Setting(defaultValue = "3") int retries, Optional<String> note) {}

    @Test
    void haveTheirDefaultsWhereTheServerHasNoConfiguration() {
        try (Container container = Container.of(Plain.class, Harmless.class)) {
            assertThat(container.get(Harmless.class)).isEqualTo(new Harmless(3, Optional.empty()));
        }
    }

    @Service("plain")
    public static class Finding {
        @Inject
        Harmless settings;

        @Action("nothing")
        public Map<String, Object> nothing() {
            return Map.of("retries", settings.retries());
        }
    }

    @Test
    void areFoundWhereTheyAreInjectedIfTheContainerDoesNotShowThem() {
        try (Container container = Container.of(Finding.class)) {
            assertThat(container.runOn("plain", "nothing", Map.of()).body()).isEqualTo(Map.of("retries", 3L));
        }
    }
}

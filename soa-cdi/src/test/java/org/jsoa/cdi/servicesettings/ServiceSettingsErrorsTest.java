/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.cdi.fixture.Mistake;
import org.jsoa.service.Action;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Service;
import org.jsoa.service.ServiceSettings;
import org.jsoa.service.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in settings that an application declares, in the record and in the configuration. */
class ServiceSettingsErrorsTest {

    private static final String PREFIX = "soa.services.example.settings.";

    @Service("example")
    public static class Good {
        @Action("a")
        public void a() {}
    }

    @ServiceSettings("example")
    public record Shop(
            @Setting(defaultValue = "10") @Min(1) @Max(90) int discountPercent,
            @Setting(defaultValue = "true") boolean open,
            @Setting(defaultValue = "AT_MOST_ONCE") DeliveryMode delivery,
            @Setting(defaultValue = "PT1S") Duration patience,
            @Setting(defaultValue = "https://example.org") URI catalogue,
            @Setting(defaultValue = "1.5") double factor,
            @Setting(defaultValue = "a") List<@Size(max = 3) String> tags,
            @Setting(defaultValue = "1") List<Integer> lots,
            @Setting(defaultValue = "1234") @Size(min = 4) String pinCode,
            Optional<Mail> mail) {}

    public record Mail(
            String host,
            @Setting(defaultValue = "25") @Min(1) int port) {}

    @ServiceSettings("example")
    public record Needy(
            String title, @Setting(secret = true) int number) {}

    @ServiceSettings("example")
    public record Other(Optional<String> title) {}

    @ServiceSettings("exmaple")
    public record OfNobody(Optional<String> title) {}

    @ServiceSettings("example")
    public record Threaded(Thread thread) {}

    @ServiceSettings("example")
    public record Nested(List<List<String>> names) {}

    @ServiceSettings("example")
    public record Endless(Optional<Endless> next) {}

    @ServiceSettings("example")
    public record BadDefault(@Setting(defaultValue = "ten") int number) {}

    @ServiceSettings("example")
    public record DefaultOfRecord(
            @Setting(defaultValue = "smtp") Mail mail) {}

    @ServiceSettings("example")
    public record Twice(
            Optional<String> title, @Setting(name = "title") Optional<String> headline) {}

    @ServiceSettings("example")
    public record Refusing(
            @Setting(defaultValue = "1") int least,
            @Setting(defaultValue = "2") int most) {
        public Refusing {
            if (least > most) {
                throw new IllegalArgumentException("least must not be above most");
            }
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = InOrder.Check.class)
    public @interface InOrder {
        String message() default "least must not be above most";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Check implements ConstraintValidator<InOrder, Range> {
            @Override
            public boolean isValid(Range range, ConstraintValidatorContext context) {
                return range.least() <= range.most();
            }
        }
    }

    @InOrder
    public record Range(int least, int most) {}

    @ServiceSettings("example")
    public record Ranged(Range range) {}

    @ServiceSettings("example")
    public interface NoRecord {
        String title();
    }

    private static Mistake value(String name, String value, String line) {
        return new Mistake(
                name + " = " + value,
                Map.of(PREFIX + name, value),
                List.of(Good.class, Shop.class),
                "setting: " + PREFIX + line);
    }

    private static Mistake declaration(Class<?> type, String line) {
        return new Mistake(type.getSimpleName(), Map.of(), List.of(Good.class, type), line);
    }

    static Stream<Mistake> mistakes() {
        String supported = ", which no setting can have; use String, a number, boolean, an enum, Duration, URI, ";
        return Stream.of(
                value(
                        "discount-percent",
                        "ten",
                        "discount-percent must be a whole number, -2147483648 to 2147483647, not \"ten\""),
                value(
                        "discount-percent",
                        "91",
                        "discount-percent does not accept \"91\": must be less than or equal to 90"),
                value("open", "yes", "open must be true or false, not \"yes\""),
                value("delivery", "never", "delivery must be AT_MOST_ONCE or AT_LEAST_ONCE, not \"never\""),
                value("patience", "10", "patience must be a duration such as PT30S, PT5M or P1D, not \"10\""),
                value("catalogue", "a b", "catalogue must be a URI such as https://example.org/path, not \"a b\""),
                value("factor", "NaN", "factor must be a number such as 2.5, not \"NaN\""),
                value("tags", "abc,abcd", "tags does not accept \"abc,abcd\": size must be between 0 and 3"),
                value("tags", "a,,b", "tags must be values with commas between, each text, not \"a,,b\""),
                value(
                        "lots",
                        "1,b",
                        "lots must be values with commas between, each a whole number, -2147483648 to 2147483647, not"
                                + " \"1,b\""),
                value("pin-code", "123", "pin-code does not accept its value: size must be between 4 and "),
                value("mail.port", "26", "mail.host is missing; set it to text"),
                new Mistake(
                        "unknown",
                        Map.of(PREFIX + "discont-percent", "9"),
                        List.of(Good.class, Shop.class),
                        "configuration: unknown setting " + PREFIX + "discont-percent; did you mean " + PREFIX
                                + "discount-percent?"),
                new Mistake(
                        "unknown, in a record",
                        Map.of(PREFIX + "mail.host", "smtp", PREFIX + "mail.prt", "9"),
                        List.of(Good.class, Shop.class),
                        "configuration: unknown setting " + PREFIX + "mail.prt; did you mean " + PREFIX + "mail.port?"),
                new Mistake(
                        "a constraint in a record",
                        Map.of(PREFIX + "mail.host", "smtp", PREFIX + "mail.port", "0"),
                        List.of(Good.class, Shop.class),
                        "setting: " + PREFIX + "mail.port does not accept \"0\": must be greater than or equal to 1"),
                new Mistake(
                        "a constraint of a record",
                        Map.of(PREFIX + "range.least", "2", PREFIX + "range.most", "1"),
                        List.of(Good.class, Ranged.class),
                        "setting: " + PREFIX + "range.* do not fit together: least must not be above most"),
                new Mistake(
                        "refused by the record",
                        Map.of(PREFIX + "least", "3"),
                        List.of(Good.class, Refusing.class),
                        "setting: soa.services.example.settings.* are refused by Refusing: least must not be above most"),
                new Mistake(
                        "secret",
                        Map.of(PREFIX + "title", "a", PREFIX + "number", "geheim"),
                        List.of(Good.class, Needy.class),
                        "setting: " + PREFIX
                                + "number must be a whole number, -2147483648 to 2147483647, but its value is not"),
                new Mistake(
                        "two records",
                        Map.of(),
                        List.of(Good.class, Other.class, Twice.class),
                        "Twice: has the settings of the service \"example\", as has Other; make one record of them"),
                declaration(
                        OfNobody.class,
                        "OfNobody: has the settings of the service \"exmaple\", which this application does not have; it has"
                                + " example"),
                declaration(Threaded.class, "Threaded.thread: has the type java.lang.Thread" + supported),
                declaration(
                        Nested.class,
                        "Nested.names: has the type java.util.List<java.util.List<java.lang.String>>" + supported),
                declaration(Endless.class, "Endless.next: contains a record of its own class"),
                declaration(
                        BadDefault.class,
                        "BadDefault.number: has the default \"ten\", but must be a whole number, -2147483648 to"),
                declaration(
                        DefaultOfRecord.class,
                        "DefaultOfRecord.mail: has a default, but is a record; give defaults to the components of that"),
                declaration(
                        Twice.class,
                        "Twice.headline: has the same name as another, title; give it one of its own by @Setting"),
                declaration(NoRecord.class, "NoRecord: has @ServiceSettings, but is not a record; make it one"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void failTheDeploymentAndSayWhatToWrite(Mistake mistake) {
        mistake.assertThatItFailsTheDeployment();
    }

    private static Stream<String> lines(Map<String, String> settings, Class<?>... classes) {
        FixedConfig.install(settings);
        try {
            Throwable failure = catchThrowable(() -> Container.of(classes).close());
            assertThat(failure).isNotNull();
            return failure.getMessage().lines().filter(line -> line.startsWith("  - "));
        } finally {
            FixedConfig.remove();
        }
    }

    @Test
    void areNamedAllAtOnce() {
        assertThat(lines(
                        Map.of(
                                PREFIX + "discount-percent", "0",
                                PREFIX + "open", "yes",
                                PREFIX + "mail.port", "0",
                                PREFIX + "titel", "Books"),
                        Good.class,
                        Shop.class))
                .containsExactly(
                        "  - configuration: unknown setting " + PREFIX + "titel; did you mean " + PREFIX + "lots?",
                        "  - setting: " + PREFIX
                                + "discount-percent does not accept \"0\": must be greater than or equal to 1",
                        "  - setting: " + PREFIX + "mail.host is missing; set it to text",
                        "  - setting: " + PREFIX
                                + "mail.port does not accept \"0\": must be greater than or equal to 1",
                        "  - setting: " + PREFIX + "open must be true or false, not \"yes\"");
    }

    @Test
    void areNamedTogetherWithMistakesInJsoasSettings() {
        assertThat(lines(Map.of("soa.server.tracebacks", "yes"), Good.class, Needy.class))
                .containsExactly(
                        "  - setting: soa.server.tracebacks must be true or false, not \"yes\"",
                        "  - setting: " + PREFIX
                                + "number is missing; set it to a whole number, -2147483648 to 2147483647",
                        "  - setting: " + PREFIX + "title is missing; set it to text");
    }
}

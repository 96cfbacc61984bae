/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.jsoa.message.JobContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeContextTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    private static JobContext context(Trust trust, Map<String, List<String>> headers) {
        return new EdgeContext(trust).of(new Headers(headers::get));
    }

    private static JobContext context(String header, String... values) {
        return context(Trust.CORRELATION, Map.of(header, List.of(values)));
    }

    @Test
    void takesIdAndTraceFromTheHeaders() {
        JobContext context = context(
                Trust.CORRELATION,
                Map.of(
                        "X-Correlation-ID", List.of("Root=1-67891233/a+b:c_d.e"),
                        "traceparent", List.of(PARENT),
                        "tracestate", List.of("vendor=x,other=y", "third=z")));

        assertThat(context.values())
                .isEqualTo(Map.of(
                        "correlation_id",
                        "Root=1-67891233/a+b:c_d.e",
                        "switches",
                        List.of(),
                        "traceparent",
                        PARENT,
                        "tracestate",
                        "vendor=x,other=y,third=z"));
    }

    @Test
    void takesTheTraceIdWhereThereIsNoCorrelationId() {
        assertThat(context("traceparent", PARENT).correlationId()).isEqualTo(TRACE_ID);
        assertThat(context(
                                Trust.CORRELATION,
                                Map.of("X-Correlation-ID", List.of("not safe"), "traceparent", List.of(PARENT)))
                        .correlationId())
                .isEqualTo(TRACE_ID);
    }

    @Test
    void makesAnIdWhereNoneIsGiven() {
        JobContext context = context(Trust.CORRELATION, Map.of());

        assertThat(context.correlationId()).matches("[0-9a-f]{32}");
        assertThat(context(Trust.CORRELATION, Map.of()).correlationId()).isNotEqualTo(context.correlationId());
        assertThat(context.values()).containsOnlyKeys("correlation_id", "switches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"b", "a\nb", "a\u001b[31m", "ä", "<b>", "{}", "a,b", "%0a"})
    void takesNoIdThatIsNotSafe(String id) {
        assertThat(context("X-Correlation-ID", id).correlationId()).matches("[0-9a-f]{32}");
    }

    @Test
    void takesNoIdThatIsLongOrGivenTwice() {
        assertThat(context("X-Correlation-ID", "a".repeat(128)).correlationId()).hasSize(128);
        assertThat(context("X-Correlation-ID", "a".repeat(129)).correlationId()).hasSize(32);
        assertThat(context("X-Correlation-ID", "a", "b").correlationId()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void takesNoTraceThatIsNotAsTheStandardSays(String parent) {
        JobContext context =
                context(Trust.CORRELATION, Map.of("traceparent", List.of(parent), "tracestate", List.of("vendor=x")));

        assertThat(context.values()).containsOnlyKeys("correlation_id", "switches");
        assertThat(context.correlationId()).isNotEqualTo(TRACE_ID);
    }

    @Test
    void takesATraceOfAVersionToCome() {
        String parent = "cc-" + TRACE_ID + "-00f067aa0ba902b7-01-what.the-future:brings";

        assertThat(context("traceparent", parent).values())
                .containsEntry("traceparent", parent)
                .containsEntry("correlation_id", TRACE_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vendor=\u001b[31m", "vendor=ä"})
    void takesNoStateThatIsNotSafe(String state) {
        assertThat(context(Trust.CORRELATION, Map.of("traceparent", List.of(PARENT), "tracestate", List.of(state)))
                        .values())
                .containsEntry("traceparent", PARENT)
                .doesNotContainKey("tracestate");
    }

    @Test
    void takesNothingFromAnyoneIfToldSo() {
        JobContext context = context(
                Trust.NONE,
                Map.of(
                        "X-Correlation-ID", List.of("mine"),
                        "traceparent", List.of(PARENT),
                        "X-Soa-Switches", List.of("5")));

        assertThat(context.values()).containsOnlyKeys("correlation_id", "switches");
        assertThat(context.correlationId()).isNotIn("mine", TRACE_ID);
        assertThat(context.switches()).isEmpty();
    }

    @Test
    void takesSwitchesOnlyIfToldSo() {
        Map<String, List<String>> headers =
                Map.of("X-Correlation-ID", List.of("mine"), "X-Soa-Switches", List.of(" 5, 11", "7"));

        assertThat(context(Trust.CORRELATION, headers).switches()).isEmpty();
        assertThat(context(Trust.SWITCHES, headers).switches()).containsExactly(5L, 11L, 7L);
        assertThat(context(Trust.SWITCHES, headers).correlationId()).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "five", "5,", "5;6", "-5", "1234567890"})
    void doesNotGuessAtSwitches(String switches) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context(Trust.SWITCHES, Map.of("X-Soa-Switches", List.of(switches))))
                .withMessageContaining("X-Soa-Switches")
                .withMessageContaining("such as \"5, 11\"");
    }

    @ParameterizedTest
    @EnumSource(Trust.class)
    void nobodyNamesTheCallerOrTheServiceFromOutside(Trust trust) {
        assertThat(context(trust, Map.of("caller", List.of("root"), "calling_service", List.of("users")))
                        .values())
                .containsOnlyKeys("correlation_id", "switches");
    }
}

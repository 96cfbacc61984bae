/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallException;
import org.jsoa.client.CallJobException;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.MessageTooLargeException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.Amount;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.message.SpecialDecimal;
import org.junit.jupiter.api.Test;

/** Remote session beans, caches and executors of a cluster copy exceptions by Java serialization. */
class SerializedExceptionTest {

    private static final List<SoaError> ERRORS = List.of(
            new SoaError("A", "message", "items.0", "at X.java:1", values(), List.of("read"), true),
            SoaError.of("B", "message"));

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("null", null);
        values.put("list", Arrays.asList(1L, 0.5, true, "text", null, new BigDecimal("1.50"), new Amount("EUR", 1)));
        values.put("map", Map.of(LocalDate.EPOCH, Map.of(2L, new SpecialDecimal("NaN"))));
        values.put("dates", List.of(Instant.EPOCH, LocalTime.NOON, LocalDateTime.parse("2020-01-01T00:00")));
        return values;
    }

    @Test
    void keepsTheErrorsOfActionsAndJobs() throws Exception {
        assertThat(copy(ActionException.unchanged(ERRORS)).errors()).isEqualTo(ERRORS);
        assertThat(copy(new ActionException("A", "message", "field")).errors())
                .containsExactly(SoaError.of("A", "message", "field").withCallerError(true));
        assertThat(copy(JobException.unchanged(ERRORS)).errors()).isEqualTo(ERRORS);
    }

    @Test
    void keepsTheErrorsOfASubclass() throws Exception {
        assertThat(copy(new OwnException()).errors()).isEqualTo(new OwnException().errors());
    }

    private static final class OwnException extends ActionException {
        private static final long serialVersionUID = 1L;

        OwnException() {
            super("OWN", "message");
        }
    }

    @Test
    void keepsTheResponseOfAFailedCall() throws Exception {
        JobResponse response = new JobResponse(
                List.of(),
                Map.of("correlation_id", "c"),
                List.of(ActionResponse.of("get", values()), ActionResponse.failed("put", ERRORS)));
        CallException ofAction = copy(new CallActionException("inner", response));
        CallException ofJob = copy(new CallJobException("inner", JobResponse.failed(ERRORS)));

        assertThat(ofAction.response()).isEqualTo(response);
        assertThat(ofAction.errors()).isEqualTo(ERRORS);
        assertThat(ofAction.service()).isEqualTo("inner");
        assertThat(ofJob.errors()).isEqualTo(ERRORS);
        assertThat(copy(ActionException.of(ofAction)).errors()).isEqualTo(ERRORS);
        assertThat(copy(JobException.of(ofJob)).getCause()).isInstanceOf(CallJobException.class);
    }

    @Test
    void keepsWhatAFailureOfTheTransportKnows() throws Exception {
        assertThat(copy(new ResponseTimeoutException("inner", Duration.ofSeconds(2), null))
                        .timeout())
                .isEqualTo(Duration.ofSeconds(2));
        for (TransportException failure : List.of(
                new ConnectionLostException("inner", null),
                new SendFailedException("inner", "gone", null),
                new MessageTooLargeException("inner", 5, 4))) {
            assertThat(copy(failure).service()).isEqualTo("inner");
        }
    }

    @Test
    void keepsTheTextOfValuesThatCannotBeSerialized() throws Exception {
        Object foreign = new Object();
        SoaError error =
                SoaError.of("A", "message").withVariables(Map.of("foreign", List.of(foreign), "set", Set.of(1L)));
        JobResponse response = new JobResponse(
                List.of(),
                Map.of("c", foreign),
                List.of(new ActionResponse("a", List.of(error), Map.of("b", foreign))));

        JobResponse copied = copy(new CallActionException("inner", response)).response();

        assertThat(copied.context()).isEqualTo(Map.of("c", foreign.toString()));
        assertThat(copied.actions().get(0).body()).isEqualTo(Map.of("b", foreign.toString()));
        assertThat(copied.actions().get(0).errors().get(0).variables())
                .isEqualTo(Map.of("foreign", List.of(foreign.toString()), "set", List.of(1L)));
    }

    @Test
    void refusesACopyWithoutErrors() throws Exception {
        for (RuntimeException failure : List.of(
                new ActionException("A", "message"),
                new JobException("A", "message"),
                new CallJobException("inner", JobResponse.failed(ERRORS)))) {
            assertThatThrownBy(() -> readByAnotherVersion(failure)).isInstanceOf(InvalidObjectException.class);
        }
    }

    @Test
    void aFailedCallNeedsAnError() {
        JobResponse good = new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("get", Map.of())));

        assertThatThrownBy(() -> new CallActionException("inner", good)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CallJobException("inner", good)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsMessagesShortHoweverManyAndHoweverLongTheErrorsAre() {
        SoaError large = SoaError.of("C".repeat(1_000_000), "m".repeat(1_000_000), "f".repeat(1_000_000));
        List<SoaError> many = Collections.nCopies(100_000, large);
        JobResponse response =
                new JobResponse(List.of(), Map.of(), Collections.nCopies(10_000, ActionResponse.failed("a", many)));

        for (RuntimeException failure : List.of(
                ActionException.unchanged(many),
                JobException.unchanged(many),
                new CallJobException("inner", JobResponse.failed(many)),
                new CallActionException("inner", response))) {
            assertThat(failure.getMessage()).hasSizeLessThan(50_000).contains("more");
        }
        assertThat(ActionException.unchanged(many).getMessage()).endsWith(", and 99990 more]");
    }

    @Test
    void makesTheTextOfErrorsHarmlessWithoutCuttingACharacterInHalf() {
        assertThat(SoaError.summary(
                        List.of(SoaError.of("C", "m\nforged"), SoaError.of("C", "\ud83d\ude00".repeat(1_000)))))
                .startsWith("[C: m\\nforged, C: \ud83d\ude00")
                .endsWith("\ud83d\ude00... (2003 characters)]");
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T original) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(original)))) {
            return (T) in.readObject();
        }
    }

    private static byte[] bytes(Object original) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        return bytes.toByteArray();
    }

    /** Reads the copy of an exception whose class had other names for the fields with the errors. */
    private static void readByAnotherVersion(Object original) throws IOException, ClassNotFoundException {
        String changed = new String(bytes(original), StandardCharsets.ISO_8859_1)
                .replace("\u0000\u0006errors", "\u0000\u0006ERRORS")
                .replace("\u0000\bresponse", "\u0000\bRESPONSE");
        byte[] bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.readObject();
        }
    }
}

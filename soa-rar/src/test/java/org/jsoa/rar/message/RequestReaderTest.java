/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.frame.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private static final String CONTROL = "'control': {'continue_on_error': false}";
    private static final String CONTEXT = "'context': {'correlation_id': 'c', 'switches': []}";
    private static final String ACTIONS = "'actions': [{'action': 'a'}]";
    private static final String BODY = "{" + CONTROL + ", " + CONTEXT + ", " + ACTIONS + "}";
    private static final String META = "{'reply_to': 'r!1'}";

    private final RequestReader reader = new RequestReader(DecodeLimits.DEFAULT);

    @Test
    void leastRequestIsRead() throws Exception {
        ReceivedRequest request = read(7, META, BODY);

        assertThat(request.errors()).isEmpty();
        assertThat(request.job().actions().get(0).body()).isEmpty();
        assertThat(request.expiry()).isNull();
        assertThat(request.expired(Instant.MAX)).isFalse();
        assertThat(request.address().replyTo()).isEqualTo("r!1");
        assertThat(request.responseSuppressed()).isFalse();
    }

    @Test
    void extraKeysAreKeptInControlAndContextAndIgnoredInTheEnvelope() throws Exception {
        ReceivedRequest request = json("{'x': 1, 'request_id': 'id', 'meta': {'reply_to': 'r!1', 'm': [1]}, 'body': {"
                + "'control': {'continue_on_error': true, 'timeout': 3}, "
                + "'context': {'request_id': 5, 'locale': 'en', 'correlation_id': 'c', 'switches': [1, 2]}, "
                + ACTIONS + "}}");

        assertThat(request.job().control().values()).containsEntry("timeout", 3L);
        assertThat(request.job().control().continueOnError()).isTrue();
        assertThat(request.job().context().values())
                .containsEntry("locale", "en")
                .containsEntry("request_id", 5L);
        assertThat(request.job().context().switches()).containsExactly(1L, 2L);
        assertThat(request.address().meta()).containsEntry("m", List.of(1L));
        assertThat(request.address().requestId()).isEqualTo("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "pysoa-redis/3//", "content-type:x/y;", "pysoa-redis/2//content-type:z; \n"})
    void withoutAKnownContentTypeJsonIsRecognizedByItsFirstByte(String header) throws Exception {
        ReceivedRequest request = reader.read(bytes(header + envelope("7", META, BODY)));

        assertThat(request.job()).isNotNull();
        assertThat(request.address().contentType()).isEqualTo(ContentType.JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                | INVALID | Not a dict |",
                "null              | INVALID | Not a dict |",
                "'text'            | INVALID | Not a dict |",
                "{C, D, 'control': null}   | INVALID | Not a dict | control",
                "{C, D, 'control': []}     | INVALID | Not a dict | control",
                "{C, D, 'control': {}}     | MISSING | Missing key: continue_on_error | control.continue_on_error",
                "{C, D, 'control': {'continue_on_error': 1}} | INVALID | Not a boolean | control.continue_on_error",
                "{B, D, 'context': null}   | INVALID | Not a dict | context",
                "{B, D, 'context': {'correlation_id': 1, 'switches': []}} | INVALID | Not a unicode string | context.correlation_id",
                "{B, D, 'context': {'correlation_id': 'c', 'switches': {}}} | INVALID | Not a list | context.switches",
                "{B, D, 'context': {'correlation_id': 'c', 'switches': [1, true]}} | INVALID | Not an integer | context.switches.1",
                "{B, D, 'context': {'correlation_id': 'c', 'switches': [1.0]}} | INVALID | Not an integer | context.switches.0",
                "{B, D, 'context': {'correlation_id': 'c', 'switches': [], 'caller': null}} | INVALID | Not a unicode string | context.caller",
                "{B, D, 'context': {'correlation_id': 'c', 'switches': [], 'calling_service': 1}} | INVALID | Not a unicode string | context.calling_service",
                "{B, C, 'actions': {}}     | INVALID | Not a list | actions",
                "{B, C}                    | MISSING | Missing key: actions | actions",
                "{B, C, 'actions': [1]}    | INVALID | Not a dict | actions.0",
                "{B, C, 'actions': [{'action': 'a'}, {'action': 1}]} | INVALID | Not a unicode string | actions.1.action",
                "{B, C, 'actions': [{'action': 'a', 'body': []}]} | INVALID | Not a dict | actions.0.body",
                "{B, C, 'actions': [{'action': 'a', 'y': 1, 'x': 2}]} | UNKNOWN | Extra keys present: x, y | actions.0",
                "{B, C, D, 'z': 1}         | UNKNOWN | Extra keys present: z |",
            })
    void brokenJobsGetPysoasError(String body, String code, String message, String field) throws Exception {
        String json = body.replace("B", CONTROL).replace("C", CONTEXT).replace("D", ACTIONS);

        ReceivedRequest request = read(7, META, json);

        assertThat(request.job()).isNull();
        assertThat(request.errors()).containsExactly(SoaError.of(code, message, field));
    }

    @Test
    void errorsComeInPysoasOrder() throws Exception {
        ReceivedRequest request = read(
                7,
                META,
                "{'b': 1, 'a': 1, 'actions': [], 'context': {'caller': 1}, "
                        + "'control': {'suppress_response': null}}");

        assertThat(request.errors())
                .extracting(SoaError::field)
                .containsExactly(
                        "control.continue_on_error",
                        "control.suppress_response",
                        "context.caller",
                        "context.correlation_id",
                        "context.switches",
                        "actions",
                        null);
    }

    @Test
    void theNumberOfErrorsIsBounded() throws Exception {
        String switches = "[" + "null, ".repeat(100_000) + "null]";

        ReceivedRequest request = read(
                7,
                META,
                "{" + CONTROL + ", " + ACTIONS + ", 'context': {'correlation_id': 'c', 'switches': " + switches + "}}");

        assertThat(request.errors()).hasSize(101);
        assertThat(request.errors().get(99).field()).isEqualTo("context.switches.99");
        assertThat(request.errors().get(100).message()).isEqualTo("There are 99901 more errors");
    }

    @Test
    void bodyKeysMustBeText() throws Exception {
        // {"action": "a", "body": {1: 2, None: 3}} as the action
        String hex = "83aa726571756573745f696407a46d65746181a87265706c795f746fa3722131a4626f647983"
                + "a7636f6e74726f6c81b1636f6e74696e75655f6f6e5f6572726f72c2"
                + "a7636f6e7465787482ae636f7272656c6174696f6e5f6964a163a8737769746368657390"
                + "a7616374696f6e739182a6616374696f6ea161a4626f6479820102c003";

        ReceivedRequest request = reader.read(HexFormat.of().parseHex(hex));

        assertThat(request.errors())
                .containsExactly(
                        SoaError.of("INVALID", "Not a unicode string", "actions.0.body.1"),
                        SoaError.of("INVALID", "Not a unicode string", "actions.0.body.None"));
    }

    @Test
    void keysOfOtherTypesAreExtraKeysOfAJob() throws Exception {
        // {"request_id": 7, "meta": {"reply_to": "r!1"}, "body": {None: 1, True: 2}}
        ReceivedRequest request = reader.read(HexFormat.of()
                .parseHex("83aa726571756573745f696407a46d65746181a87265706c795f746fa3722131a4626f647982c001c302"));

        assertThat(request.errors())
                .contains(SoaError.of("UNKNOWN", "Extra keys present: None, True", null))
                .hasSize(4);
    }

    @Test
    void otherKeysThanTextInMetaAreUnreadableButLeaveAnAddress() {
        // {"request_id": 7, "meta": {1: 2, "reply_to": "r!1"}, "body": {}}
        UnreadableMessageException thrown = thrown(HexFormat.of()
                .parseHex("83aa726571756573745f696407a46d657461820102a87265706c795f746fa3722131a4626f647980"));

        assertThat(thrown).hasMessage("the keys of meta must be strings");
        assertThat(thrown.address().orElseThrow().replyTo()).isEqualTo("r!1");
    }

    @Test
    void missingBodyIsAJobError() throws Exception {
        ReceivedRequest request = json("{'request_id': 1, 'meta': " + META + "}");

        assertThat(request.errors()).containsExactly(SoaError.of("MISSING", "Missing key: body", "body"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "null",
                "false",
                "0.0",
                "NaN",
                "Infinity",
                "1e300",
                "31556889864403200.0",
                "31556889864403199.0",
                "7258118400",
                "123456789012345678901234567890"
            })
    void someExpiriesMeanNever(String expiry) throws Exception {
        assertThat(read(1, "{'reply_to': 'r!1', '__expiry__': " + expiry + "}", BODY)
                        .expiry())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 1970-01-01T00:00:01Z", "1.5, 1970-01-01T00:00:01.5Z", "true, 1970-01-01T00:00:01Z"})
    void expiryIsReadAsSecondsSince1970(String expiry, Instant moment) throws Exception {
        ReceivedRequest request = read(1, "{'reply_to': 'r!1', '__expiry__': " + expiry + "}", BODY);

        assertThat(request.expiry()).isEqualTo(moment);
        assertThat(request.expired(moment)).isFalse();
        assertThat(request.expired(moment.plusNanos(1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-1e300",
                "-Infinity",
                "-31557014167219200.0",
                "-31557014167219201",
                "-123456789012345678901"
            })
    void expiryBefore1970HasPassed(String expiry) throws Exception {
        ReceivedRequest request = read(1, "{'reply_to': 'r!1', '__expiry__': " + expiry + "}", BODY);

        assertThat(request.expired(Instant.EPOCH)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1e300", "-5364662400", "1e-300", "7258118399.9"})
    void theTimeToAnExpiryCanBeCountedInNanoseconds(String expiry) throws Exception {
        ReceivedRequest request = read(1, "{'reply_to': 'r!1', '__expiry__': " + expiry + "}", BODY);

        for (String now : List.of("1970-01-01T00:00:00Z", "2090-01-01T00:00:00Z")) {
            Duration left = Duration.between(Instant.parse(now), request.expiry());
            assertThat(Duration.ofNanos(left.toNanos())).isEqualTo(left);
        }
    }

    @Test
    void suppressedRequestsNeedNoReplyList() throws Exception {
        String suppressed = "{'control': {'continue_on_error': false, 'suppress_response': true}, ";
        ReceivedRequest job = read(1, "{}", suppressed + CONTEXT + ", " + ACTIONS + "}");
        ReceivedRequest broken = read(1, META, suppressed + CONTEXT + "}");

        assertThat(job.responseSuppressed()).isTrue();
        assertThat(job.address().replyTo()).isNull();
        assertThat(broken.responseSuppressed()).isTrue();
        assertThat(broken.errors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'reply_to': 'r!1', '__expiry__': 'soon'}",
                "{'reply_to': 'r!1', '__expiry__': []}",
                "{'reply_to': 'r!1', 'client_version': null}",
                "{'reply_to': 'r!1', 'client_version': '1.4.9'}",
                "{'reply_to': 'r!1', 'client_version': [0, '70']}",
            })
    void poisonInMetaIsUnreadableButLeavesAnAddress(String meta) {
        UnreadableMessageException thrown = thrown(json3(envelope("7", meta, BODY)));

        assertThat(thrown.getMessage()).startsWith("meta.");
        assertThat(thrown.address()).hasValueSatisfying(address -> {
            assertThat(address.requestId()).isEqualTo(7L);
            assertThat(address.replyTo()).isEqualTo("r!1");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'request_id': null, 'meta': {'reply_to': 'r!1'}, 'body': {}}",
                "{'meta': {'reply_to': 'r!1'}, 'body': {}}",
                "{'request_id': 1, 'body': {}}",
                "{'request_id': 1, 'meta': null, 'body': {}}",
                "{'request_id': 1, 'meta': [], 'body': {}}",
                "{'request_id': 1, 'meta': {}, 'body': {}}",
                "{'request_id': 1, 'meta': {'reply_to': null}, 'body': {}}",
                "{'request_id': 1, 'meta': {'reply_to': ''}, 'body': {}}",
                "{'request_id': 1, 'meta': {'reply_to': 5}, 'body': {}}",
                "{'request_id': 1, 'meta': {'reply_to': 'service.victim'}, 'body': {}}",
                "{'request_id': 1, 'meta': {'reply_to': 'service.victim!\\u000a1'}, 'body': {}}",
                "{'request_id': 1, 'meta': {'reply_to': 'service.victim!\\u202e1'}, 'body': {}}",
                "{'request_id': 1, 'meta': {'reply_to': 'service.victim!\\ud83d'}, 'body': {}}",
            })
    void poisonWithoutAnAddressIsUnreadable(String envelope) {
        assertThat(thrown(json3(envelope)).address()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "-1.5",
                "1e400",
                "NaN",
                "true",
                "'id'",
                "[1, [2, {'a': null}]]",
                "{'a': {'b': []}}",
                "123456789012345678901234567890",
                "'\\u0000\\u2028'"
            })
    void everyKindOfRequestIdIsWrittenBack(String id) throws Exception {
        ReplyAddress address = json(envelope(id, META, BODY)).address();

        WrittenResponse written = new ResponseWriter(ResponseWriterSettings.DEFAULT)
                .write(address, JobResponse.failed(List.of(SoaError.of("INVALID", "broken"))), Instant.EPOCH);

        assertThat(written.replacement()).isNull();
        assertThat(new ResponseReader(DecodeLimits.DEFAULT)
                        .read(written.frames().get(0), "r!1")
                        .requestId())
                .isEqualTo(address.requestId());
    }

    @Test
    void anEnormousReplyListIsNoAddress() throws Exception {
        String longest = "!" + "1".repeat(511);

        assertThat(read(1, "{'reply_to': '" + longest + "'}", BODY).address().replyTo())
                .isEqualTo(longest);
        assertThat(thrown(json3(envelope("1", "{'reply_to': '" + longest + "1'}", BODY)))
                        .address())
                .isEmpty();
    }

    @Test
    void garbageIsUnreadable() {
        for (byte[] garbage : List.of(
                new byte[0],
                new byte[] {0},
                bytes("hello"),
                bytes("pysoa-redis/4//{}"),
                bytes("pysoa-redis/3//priority:1;{}"),
                bytes("pysoa-redis/3//content-type:application/msgpack;" + envelope("7", META, BODY)),
                bytes("pysoa-redis/3//chunk-count:1;chunk-id:1;" + envelope("7", META, BODY)))) {
            assertThat(thrown(garbage).address()).isEmpty();
        }
    }

    @Test
    void anUnreadableRequestThatSuppressesItsResponseHasNoAddress() {
        UnreadableMessageException thrown = thrown(json3(envelope(
                "7", "{'reply_to': 'r!1', '__expiry__': 'soon'}", "{'control': {'suppress_response': true}}")));

        assertThat(thrown.address()).isEmpty();
        assertThat(thrown.requestId()).contains(7L);
    }

    @Test
    void aRequestWithAnUnknownValueHasAnAddressEvenIfTheValueComesFirst() {
        // {"body": <amount in BYN>, "request_id": 7, "meta": {"reply_to": "r!1"}}
        String hex = "83a4626f6479c70b0242594e0000000000000001"
                + "aa726571756573745f696407a46d65746181a87265706c795f746fa3722131";

        UnreadableMessageException thrown = thrown(HexFormat.of().parseHex(hex));

        assertThat(thrown.getMessage()).contains("unknown currency \"BYN\"");
        assertThat(thrown.address().orElseThrow().replyTo()).isEqualTo("r!1");
        assertThat(thrown.requestId()).contains(7L);
    }

    @Test
    void aTruncatedRequestHasAnAddressIfItsHeadIsComplete() throws Exception {
        byte[] whole = Vector.named("req_v3_msgpack_square").bytes();

        UnreadableMessageException thrown = thrown(Arrays.copyOf(whole, whole.length - 1));

        assertThat(thrown.address().orElseThrow().requestId()).isEqualTo(1003L);
    }

    @Test
    void trailingBytesAreRefused() throws Exception {
        byte[] whole = Vector.named("req_v3_msgpack_square").bytes();

        assertThat(thrown(Arrays.copyOf(whole, whole.length + 1)).getMessage()).contains("1 bytes follow");
    }

    @Test
    void largeFramesAreRefusedUnread() {
        RequestReader small = new RequestReader(new DecodeLimits(100, 64, 100));

        assertThatThrownBy(() -> small.read(new byte[101]))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("101 bytes");
    }

    @Test
    void anyRequestIdButNullIsTaken() throws Exception {
        assertThat(json("{'request_id': {'a': [1]}, 'meta': " + META + ", 'body': " + BODY + "}")
                        .address()
                        .requestId())
                .isEqualTo(Map.of("a", List.of(1L)));
    }

    private UnreadableMessageException thrown(byte[] frame) {
        return catchThrowableOfType(UnreadableMessageException.class, () -> reader.read(frame));
    }

    private ReceivedRequest read(long requestId, String meta, String body) throws UnreadableMessageException {
        return json(envelope(Long.toString(requestId), meta, body));
    }

    private ReceivedRequest json(String envelope) throws UnreadableMessageException {
        return reader.read(json3(envelope));
    }

    private static String envelope(String requestId, String meta, String body) {
        return ("{'request_id': " + requestId + ", 'meta': " + meta + ", 'body': " + body + "}").replace('\'', '"');
    }

    private static byte[] json3(String envelope) {
        return bytes("pysoa-redis/3//content-type:application/json;" + envelope.replace('\'', '"'));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

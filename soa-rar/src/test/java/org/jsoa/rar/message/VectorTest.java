/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.codec.MalformedPayloadException;
import org.jsoa.rar.codec.Payloads;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.frame.ChunkAssembler;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.frame.MalformedFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden vector, in both directions where both make sense. */
class VectorTest {

    /** PySOA loses a microsecond in these values; JSOA writes them exactly. */
    private static final Set<String> WRITTEN_MORE_EXACTLY = Set.of("mp_datetime_lossy_0", "mp_datetime_lossy_2");

    /** PySOA's serializer accepts any value, but its transport accepts only a map. This reader accepts only a map. */
    private static final Set<String> NOT_A_MAP = Set.of("mp_not_a_map");

    /** A minor value beyond a long cannot even be made in Java. */
    private static final Set<String> NOT_EXPRESSIBLE = Set.of("mp_amount_too_big");

    private static final Instant REPLY_EXPIRY = Instant.parse("2023-11-14T22:14:20.250Z");

    private static final RequestReader REQUESTS = new RequestReader(DecodeLimits.DEFAULT);
    private static final ResponseReader RESPONSES = new ResponseReader(DecodeLimits.DEFAULT);
    private static final ResponseWriter WRITER = new ResponseWriter(ResponseWriterSettings.DEFAULT);

    static Stream<Vector> messagePackValues() {
        return Vector.ofKind("msgpack-value").stream().filter(vector -> !NOT_A_MAP.contains(vector.name()));
    }

    static Stream<Vector> writtenMessagePackValues() {
        return messagePackValues()
                .filter(vector -> vector.has("encoded_from") || vector.node().has("round_trips"))
                .filter(vector -> !WRITTEN_MORE_EXACTLY.contains(vector.name()));
    }

    static List<Vector> unreadableMessagePackValues() {
        return Vector.ofKind("msgpack-value-decode-error");
    }

    static Stream<Vector> refusedMessagePackValues() {
        return Vector.ofKind("msgpack-value-encode-error").stream()
                .filter(vector -> !NOT_EXPRESSIBLE.contains(vector.name()));
    }

    static List<Vector> jsonValues() {
        return Vector.ofKind("json-value");
    }

    static List<Vector> refusedJsonValues() {
        return Vector.ofKind("json-value-encode-error");
    }

    static List<Vector> requests() {
        return Vector.ofKind("request");
    }

    static Stream<Vector> ordinaryRequests() {
        return requests().stream()
                .filter(Vector::hasWholeEnvelope)
                .filter(vector -> isJob(vector.envelope().body())
                        && vector.envelope().requestId() instanceof Long
                        && List.of("client_version", "reply_to", "__expiry__")
                                .equals(List.copyOf(vector.envelope().meta().keySet())));
    }

    private static boolean isJob(Map<String, Object> body) {
        JobValidator schema = new JobValidator();
        return schema.check(body) != null;
    }

    static List<Vector> responses() {
        return Vector.ofKind("response");
    }

    /** All but the replacements that PySOA sends in another form than the request's. */
    static Stream<Vector> responsesInTheFormOfTheirRequest() {
        return responses().stream().filter(vector -> vector.text("protocol")
                .equals(Vector.named(vector.text("request")).text("protocol")));
    }

    static Stream<Vector> responsesInAnotherForm() {
        return responses().stream().filter(vector -> !vector.text("protocol")
                .equals(Vector.named(vector.text("request")).text("protocol")));
    }

    static Stream<Vector> chunkedResponses() {
        return Vector.ofKind("response-chunk").stream().filter(vector -> vector.has("envelope_of_chunks"));
    }

    @ParameterizedTest
    @MethodSource("messagePackValues")
    void readsMessagePackValue(Vector vector) throws MalformedPayloadException {
        assertThat(Payloads.read(ContentType.MSGPACK, vector.bytes()))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(vector.value("decodes_to"));
    }

    @ParameterizedTest
    @MethodSource("writtenMessagePackValues")
    void writesMessagePackValue(Vector vector) throws UnserializableValueException {
        assertThat(Payloads.write(ContentType.MSGPACK, Payloads.v(vector.value("encoded_from"))))
                .isEqualTo(vector.bytes());
    }

    @ParameterizedTest
    @MethodSource("unreadableMessagePackValues")
    void refusesToReadMessagePackValue(Vector vector) {
        assertThatThrownBy(() -> Payloads.read(ContentType.MSGPACK, vector.bytes()))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @ParameterizedTest
    @MethodSource("refusedMessagePackValues")
    void refusesToWriteMessagePackValue(Vector vector) {
        assertThatThrownBy(() -> Payloads.write(ContentType.MSGPACK, Payloads.v(vector.value("encoded_from"))))
                .isInstanceOf(UnserializableValueException.class)
                .hasMessageStartingWith("v: ");
    }

    @Test
    void writesDateTimesThatPysoaCannotReadBackExactly() throws Exception {
        for (String name : List.of("mp_datetime_lossy_0", "mp_datetime_lossy_2", "mp_datetime_max")) {
            Map<String, Object> value = Payloads.v(Vector.named(name).value("encoded_from"));
            assertThat(Payloads.read(ContentType.MSGPACK, Payloads.write(ContentType.MSGPACK, value)))
                    .isEqualTo(value);
        }
    }

    @Test
    void refusesPayloadThatIsNotMap() {
        assertThatThrownBy(() -> Payloads.read(
                        ContentType.MSGPACK, Vector.named("mp_not_a_map").bytes()))
                .isInstanceOf(MalformedPayloadException.class)
                .hasMessageContaining("not a map");
    }

    @ParameterizedTest
    @MethodSource("jsonValues")
    void readsJsonValue(Vector vector) throws MalformedPayloadException {
        assertThat(Payloads.read(ContentType.JSON, vector.bytes())).isEqualTo(vector.value("decodes_to"));
    }

    @ParameterizedTest
    @MethodSource("jsonValues")
    void writesJsonValue(Vector vector) throws UnserializableValueException {
        assertThat(Payloads.write(ContentType.JSON, vector.value("encoded_from")))
                .isEqualTo(vector.bytes());
    }

    @ParameterizedTest
    @MethodSource("refusedJsonValues")
    void refusesToWriteJsonValue(Vector vector) {
        assertThatThrownBy(() -> Payloads.write(ContentType.JSON, Payloads.v(vector.value("encoded_from"))))
                .isInstanceOf(UnserializableValueException.class)
                .hasMessageStartingWith("v: JSON cannot carry");
    }

    @ParameterizedTest
    @MethodSource("ordinaryRequests")
    void writesRequest(Vector vector) throws Exception {
        Envelopes envelope = vector.envelope();
        RequestWriter writer = new RequestWriter(protocol(vector), contentType(vector), 102_400);

        byte[] frame = writer.write(
                "s", (Long) envelope.requestId(), envelope.replyTo(), envelope.expiry(), envelope.jobRequest());

        assertThat(frame).isEqualTo(vector.bytes());
    }

    @ParameterizedTest
    @MethodSource("ordinaryRequests")
    void readsRequest(Vector vector) throws Exception {
        Envelopes envelope = vector.envelope();

        ReceivedRequest request = read(vector);

        assertThat(request.errors()).isEmpty();
        assertThat(request.job()).usingRecursiveComparison().isEqualTo(envelope.jobRequest());
        assertThat(request.expiry().toEpochMilli()).isEqualTo(envelope.expiry().toEpochMilli());
        assertThat(request.address())
                .isEqualTo(new ReplyAddress(
                        protocol(vector), contentType(vector), envelope.requestId(), envelope.meta(), false));
        assertThat(request.address().replyTo()).isEqualTo(envelope.replyTo());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequestIsReadUnlessPysoaFailsOnIt(Vector vector) throws Exception {
        if (vector.has("server_raised")) {
            assertThatThrownBy(() -> read(vector)).isInstanceOf(UnreadableMessageException.class);
        } else {
            ReceivedRequest request = read(vector);
            assertThat(request.job() == null).isNotEqualTo(request.errors().isEmpty());
            boolean hasResponse = vector.has("response");
            boolean expired = request.expired(Instant.parse("2023-11-14T22:13:20.250Z"));
            assertThat(request.responseSuppressed() || expired).isNotEqualTo(hasResponse);
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void readsResponse(Vector vector) throws Exception {
        ResponseReader reader = RESPONSES;

        ReceivedResponse response = reader.read(vector.bytes(), "r");

        assertThat(response.requestId()).isEqualTo(vector.envelope().requestId());
        assertThat(response.response())
                .usingRecursiveComparison()
                .isEqualTo(vector.envelope().jobResponse());
    }

    @ParameterizedTest
    @MethodSource("responsesInTheFormOfTheirRequest")
    void writesResponse(Vector vector) throws Exception {
        ReceivedRequest request = read(Vector.named(vector.text("request")));

        WrittenResponse written =
                WRITER.write(request.address(), vector.envelope().jobResponse(), REPLY_EXPIRY);

        assertThat(written.frames()).containsExactly(vector.bytes());
        assertThat(written.replacement()).isNull();
        if (request.job() == null) {
            assertThat(request.errors())
                    .isEqualTo(vector.envelope().jobResponse().errors());
        }
    }

    @ParameterizedTest
    @MethodSource("responsesInAnotherForm")
    void writesReplacementInTheFormOfTheRequest(Vector vector) throws Exception {
        Vector requestVector = Vector.named(vector.text("request"));
        ReplyAddress address = read(requestVector).address();

        WrittenResponse written = WRITER.write(address, vector.envelope().jobResponse(), REPLY_EXPIRY);

        Frame frame = Frame.parse(written.frames().get(0));
        assertThat(frame.protocol()).isEqualTo(protocol(requestVector));
        ResponseReader reader = RESPONSES;
        assertThat(reader.read(frame, "r").response())
                .isEqualTo(vector.envelope().jobResponse());
    }

    @Test
    void replacesAResponseThatIsTooLarge() throws Exception {
        ReplyAddress address = read(Vector.named("req_v3_too_large")).address();
        JobResponse response = response("data", new byte[3000]);

        WrittenResponse written =
                new ResponseWriter(new ResponseWriterSettings(2000, -1)).write(address, response, REPLY_EXPIRY);

        assertThat(written.frames())
                .containsExactly(Vector.named("resp_v3_too_large").bytes());
        assertThat(written.replacement().code()).isEqualTo("RESPONSE_TOO_LARGE");
        assertThat(written.replacement().reason()).contains("2000 allowed");
    }

    @Test
    void replacesAResponseThatCannotBeSerialized() throws Exception {
        ReplyAddress address = read(Vector.named("req_v3_unserialisable")).address();

        WrittenResponse written = WRITER.write(address, response("v", new Object()), REPLY_EXPIRY);

        assertThat(written.frames())
                .containsExactly(Vector.named("resp_v3_unserialisable").bytes());
        assertThat(written.replacement().code()).isEqualTo("RESPONSE_NOT_SERIALIZABLE");
        assertThat(written.replacement().reason())
                .isEqualTo("actions.0.body.v: a value of type java.lang.Object cannot travel");
    }

    @Test
    void replacesAResponseThatNeedsChunksInOldVersions() throws Exception {
        ReplyAddress address = read(Vector.named("req_v2_chunk_refused")).address();
        ResponseWriter writer = new ResponseWriter(new ResponseWriterSettings(1_000_000, 102_400));

        WrittenResponse written = writer.write(address, response("data", new byte[210_000]), REPLY_EXPIRY);

        assertThat(written.replacement().code()).isEqualTo("RESPONSE_TOO_LARGE");
        assertThat(RESPONSES.read(written.frames().get(0), "r").response())
                .isEqualTo(Vector.named("resp_v2_chunk_refused").envelope().jobResponse());
    }

    @ParameterizedTest
    @MethodSource("chunkedResponses")
    void chunksResponse(Vector last) throws Exception {
        List<byte[]> frames = new ArrayList<>();
        for (Object name : (List<?>) last.value("envelope_of_chunks")) {
            frames.add(Vector.named((String) name).bytes());
        }
        ReplyAddress address = read(Vector.named(last.text("request"))).address();
        int threshold = Frame.parse(frames.get(0)).payloadLength();

        ReceivedResponse response = RESPONSES.read(assemble(frames), "r");
        WrittenResponse written = new ResponseWriter(new ResponseWriterSettings(1_000_000, threshold))
                .write(address, response.response(), REPLY_EXPIRY);

        assertThat(written.frames()).containsExactlyElementsOf(frames);
        if (last.hasWholeEnvelope()) {
            assertThat(response.response())
                    .usingRecursiveComparison()
                    .isEqualTo(last.envelope().jobResponse());
        }
    }

    private static Frame assemble(List<byte[]> frames) throws MalformedFrameException {
        ChunkAssembler assembler = new ChunkAssembler(1_000_000, 100);
        for (byte[] frame : frames) {
            Optional<Frame> whole = assembler.add(Frame.parse(frame));
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        throw new AssertionError("chunks are missing from " + Arrays.asList(frames));
    }

    private static JobResponse response(String key, Object value) {
        return new JobResponse(
                List.of(), Map.of("correlation_id", "cid"), List.of(ActionResponse.of("any", Map.of(key, value))));
    }

    private static ReceivedRequest read(Vector request) throws UnreadableMessageException {
        RequestReader reader = REQUESTS;
        return reader.read(request.bytes());
    }

    private static int protocol(Vector vector) {
        return vector.node().get("protocol").intValue();
    }

    private static ContentType contentType(Vector vector) {
        return vector.text("serializer").equals("json") ? ContentType.JSON : ContentType.MSGPACK;
    }
}

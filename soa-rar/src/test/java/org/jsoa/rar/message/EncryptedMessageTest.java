/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.codec.PayloadWriter;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.codec.WireKey;
import org.jsoa.rar.encryption.AssociatedData;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.encryption.EncryptedBody;
import org.jsoa.rar.encryption.KeysetFile;
import org.jsoa.rar.frame.ChunkAssembler;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.testing.TestKeyset;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Messages between peers with the same keys, and the errors without them. */
class EncryptedMessageTest {

    private static final Instant EXPIRY = Instant.parse("2033-11-14T22:14:20Z");
    private static final String SERVICE = "example";
    private static final String REPLY_TO = "service.jsoa.{0123}!000000000001";
    private static final String SECRET = "attack at dawn";
    private static final int MOST_BYTES = 102_400;
    private static final JobRequest JOB = new JobRequest(
            JobControl.DEFAULT,
            JobContext.of("c0ffee", List.of(7L)),
            List.of(new ActionRequest("order", Map.of("text", SECRET))));
    private static final JobResponse RESPONSE =
            new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("order", Map.of("text", SECRET))));

    @TempDir
    private static Path directory;

    private static TestKeyset keys;
    private static BodyCipher cipher;

    @BeforeAll
    static void makeKeys() {
        keys = TestKeyset.create();
        cipher = keys.cipher(directory);
    }

    static Stream<Arguments> forms() {
        return IntStream.rangeClosed(1, 3).boxed().flatMap(protocol -> Stream.of(ContentType.values())
                .map(type -> Arguments.of(protocol, type)));
    }

    private static byte[] request(int protocol, ContentType type) throws Exception {
        return new RequestWriter(protocol, type, MOST_BYTES, cipher).write(SERVICE, 7, REPLY_TO, EXPIRY, JOB);
    }

    private static RequestReader reader(String service) {
        return new RequestReader(DecodeLimits.DEFAULT, new EncryptionPolicy(service, cipher, true));
    }

    private static ReceivedRequest read(byte[] frame) throws UnreadableMessageException {
        return reader(SERVICE).read(frame);
    }

    private static ResponseWriter writer(int maxBytes, int chunkBytes) {
        return new ResponseWriter(new ResponseWriterSettings(maxBytes, chunkBytes), cipher);
    }

    private static UnreadableMessageException refusal(byte[] frame) {
        return catchThrowableOfType(UnreadableMessageException.class, () -> read(frame));
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.ISO_8859_1);
    }

    /** Replaces a part of a frame by another of the same length, for which MessagePack and JSON have the same letters. */
    private static byte[] replaced(byte[] frame, String part, String other) {
        assertThat(text(frame)).contains(part);
        assertThat(other).hasSameSizeAs(part);
        return text(frame).replace(part, other).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aRequestTravelsWithItsBodyUnreadable(int protocol, ContentType type) throws Exception {
        byte[] frame = request(protocol, type);

        ReceivedRequest received = read(frame);

        assertThat(received.job()).isEqualTo(JOB);
        assertThat(received.expiry()).isEqualTo(EXPIRY);
        assertThat(received.plainJob()).isNull();
        assertThat(received.address().encrypted()).isTrue();
        assertThat(text(frame)).contains("request_id", REPLY_TO).doesNotContain(SECRET, "order", "c0ffee", "actions");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aResponseTravelsWithItsBodyUnreadable(int protocol, ContentType type) throws Exception {
        ReplyAddress to = read(request(protocol, type)).address();

        byte[] frame =
                writer(MOST_BYTES, -1).write(to, RESPONSE, EXPIRY).frames().get(0);

        ReceivedResponse received = new ResponseReader(DecodeLimits.DEFAULT, cipher).read(frame, REPLY_TO);
        assertThat(received.response()).isEqualTo(RESPONSE);
        assertThat(received.requestId()).isEqualTo(7L);
        assertThat(received.encrypted()).isTrue();
        assertThat(text(frame)).contains("request_id", REPLY_TO).doesNotContain(SECRET, "order", "actions");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aRequestOnTheListOfAnotherServiceIsRefusedAndHasAnAddress(int protocol, ContentType type) throws Exception {
        byte[] frame = request(protocol, type);

        UnreadableMessageException refusal = catchThrowableOfType(
                UnreadableMessageException.class, () -> reader("other").read(frame));

        assertThat(refusal)
                .hasMessage("the body is encrypted, but the key " + keys.id(0)
                        + " does not fit: it is another key with that id, or the message was altered or moved");
        assertThat(refusal.address().orElseThrow())
                .isEqualTo(new ReplyAddress(
                        protocol, type, 7L, refusal.address().get().meta(), false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnexpectedFailureMakesAMessageUnreadableButLeavesItsRequestId(boolean overflow) throws Exception {
        BodyCipher broken = new BodyCipher() {
            @Override
            public byte[] encrypt(byte[] body, byte[] binding) {
                return body;
            }

            @Override
            public byte[] decrypt(byte[] encrypted, byte[] binding) {
                if (overflow) {
                    throw new StackOverflowError();
                }
                throw new IllegalStateException("a fault");
            }
        };
        RequestReader requests = new RequestReader(DecodeLimits.DEFAULT, new EncryptionPolicy(SERVICE, broken, true));
        ResponseReader responses = new ResponseReader(DecodeLimits.DEFAULT, broken);
        ReplyAddress to = new ReplyAddress(3, ContentType.MSGPACK, 7L, Map.of("reply_to", REPLY_TO), true);
        byte[] request =
                new RequestWriter(3, ContentType.MSGPACK, MOST_BYTES, broken).write(SERVICE, 7, REPLY_TO, EXPIRY, JOB);
        byte[] response = new ResponseWriter(new ResponseWriterSettings(MOST_BYTES, -1), broken)
                .write(to, RESPONSE, EXPIRY)
                .frames()
                .get(0);

        assertThatThrownBy(() -> requests.read(request))
                .isInstanceOfSatisfying(UnreadableMessageException.class, e -> assertThat(e.address())
                        .isPresent());
        assertThatThrownBy(() -> responses.read(response, REPLY_TO))
                .isInstanceOfSatisfying(UnreadableMessageException.class, e -> assertThat(e.requestId())
                        .contains(7L));
    }

    @Test
    void theBodyIsBoundToItsEnvelope() throws Exception {
        byte[] json = request(3, ContentType.JSON);
        List<UnaryOperator<byte[]>> changes = List.of(
                frame -> replaced(frame, "\"request_id\": 7", "\"request_id\": 8"),
                frame -> replaced(frame, "!000000000001", "!000000000002"),
                frame -> replaced(frame, "\"__expiry__\": 2015", "\"__expiry__\": 3015"),
                frame -> replaced(frame, "\"__expiry__\"", "\"--expiry--\""),
                frame -> text(frame)
                        .replace("pysoa-redis/3//", "pysoa-redis/2//")
                        .getBytes(StandardCharsets.ISO_8859_1),
                frame -> text(frame).replace("pysoa-redis/3//", "").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(changes)
                .allSatisfy(change -> assertThat(refusal(change.apply(json))).hasMessageContaining("does not fit"));
    }

    @Test
    void aBodyDoesNotFitTheOtherSerializer() throws Exception {
        Envelope envelope = new Envelope();
        Frame frame = Frame.parse(request(3, ContentType.MSGPACK));
        envelope.read(frame, ContentType.MSGPACK, DecodeLimits.DEFAULT);
        byte[] body = (byte[]) ((Map<?, ?>) envelope.body()).get("encrypted");
        String encoded = Base64.getEncoder().encodeToString(body);
        String json = text(request(3, ContentType.JSON))
                .replaceAll("\"encrypted\": \"[^\"]+\"", "\"encrypted\": \"" + encoded + "\"");

        assertThat(refusal(json.getBytes(StandardCharsets.US_ASCII))).hasMessageContaining("does not fit");
    }

    @Test
    void aRequestIsNoResponseNorOneToAnotherCall() throws Exception {
        ResponseReader responses = new ResponseReader(DecodeLimits.DEFAULT, cipher);
        byte[] request = request(3, ContentType.JSON);
        ReplyAddress to = read(request).address();
        byte[] response =
                writer(MOST_BYTES, -1).write(to, RESPONSE, EXPIRY).frames().get(0);

        assertThatThrownBy(() -> responses.read(request, REPLY_TO)).hasMessageContaining("does not fit");
        assertThatThrownBy(() -> responses.read(response, "service.jsoa.{4567}!000000000001"))
                .hasMessageContaining("does not fit");
        assertThatThrownBy(() -> responses.read(replaced(response, "\"request_id\": 7", "\"request_id\": 8"), REPLY_TO))
                .hasMessageContaining("does not fit");
        assertThat(refusal(response)).hasMessageContaining("does not fit");
    }

    @Test
    void aReaderWithoutKeysReportsThat() throws Exception {
        byte[] frame = request(3, ContentType.MSGPACK);

        UnreadableMessageException refusal = catchThrowableOfType(
                UnreadableMessageException.class, () -> new RequestReader(DecodeLimits.DEFAULT).read(frame));

        assertThat(refusal)
                .hasMessage("the body is encrypted, but there is no key here: soa.encryption.keyset is not set");
        assertThat(refusal.address()).map(ReplyAddress::replyTo).contains(REPLY_TO);
    }

    @Test
    void aReaderWithOtherKeysNamesTheMissingKey() throws Exception {
        BodyCipher other = TestKeyset.create().cipher(directory);
        byte[] frame = request(3, ContentType.MSGPACK);
        RequestReader reader = new RequestReader(DecodeLimits.DEFAULT, new EncryptionPolicy(SERVICE, other, true));

        assertThatThrownBy(() -> reader.read(frame))
                .hasMessage("the body is encrypted, but with the key " + keys.id(0)
                        + ", which the keyset here does not have, or has disabled");
    }

    @Test
    void aPlainRequestIsReadUnlessEncryptionIsRequired() throws Exception {
        byte[] frame = new RequestWriter(3, ContentType.JSON, MOST_BYTES).write(SERVICE, 7, REPLY_TO, EXPIRY, JOB);

        ReceivedRequest received =
                new RequestReader(DecodeLimits.DEFAULT, new EncryptionPolicy(SERVICE, cipher, false)).read(frame);
        assertThat(received.plainJob()).isEqualTo(JOB);
        assertThat(received.address().encrypted()).isFalse();
        assertThat(refusal(frame)).hasMessage("the body is not encrypted, which this service requires");
        assertThat(refusal(frame).address()).map(ReplyAddress::replyTo).contains(REPLY_TO);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anEncryptedBodyOfAnotherFormIsRefused(String body, String message) {
        byte[] frame = ("{\"request_id\": 7, \"meta\": {\"reply_to\": \"" + REPLY_TO + "\"}, \"body\": " + body + "}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(frame)).hasMessage(message);
        assertThat(refusal(frame).address()).isPresent();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("{\"encrypted\": 5}", "body.encrypted must be bytes, or a text in base64"),
                Arguments.of("{\"encrypted\": null}", "body.encrypted must be bytes, or a text in base64"),
                Arguments.of("{\"encrypted\": \"*\"}", "body.encrypted is not base64"),
                Arguments.of("{\"encrypted\": \"\"}", "the body is encrypted, but too short for an encrypted body"));
    }

    @Test
    void aMessageWithAValueThatCannotBeBoundIsRefused() {
        byte[] frame = ("{\"request_id\": 123456789012345678901234567890, \"meta\": {\"reply_to\": \"r\"},"
                        + " \"body\": {\"encrypted\": \"AAAAAAAAAAAA\"}}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(frame)).hasMessageContaining("belongs to a message with an impossible value");
    }

    @Test
    void theErrorsOfADecryptedJobAreEncrypted() throws Exception {
        byte[] broken = frame(out -> {
            out.beginMap(1);
            out.mapKey("control");
            out.value(Map.of(SECRET, 1L));
            out.endMap();
        });
        byte[] unreadable = frame(out -> out.value(List.of(SECRET)));

        ReceivedRequest received = read(broken);
        assertThat(received.job()).isNull();
        assertThat(received.errors()).extracting(SoaError::code).contains(ErrorCodes.MISSING);
        assertThat(received.address().encrypted()).isTrue();
        assertThat(refusal(unreadable)).hasMessageContaining("the payload is not a map but a MessagePack array");
        assertThat(refusal(unreadable).address()).map(ReplyAddress::encrypted).contains(true);
        assertThat(refusal(unreadable).isConfidential()).isTrue();
        assertThat(refusal(new byte[] {1, 2}).isConfidential()).isFalse();
    }

    /** Writes a request with a body of any form. */
    private static byte[] frame(EncryptedBody.Content content) throws IOException, UnserializableValueException {
        PayloadWriter out = PayloadWriter.open(ContentType.MSGPACK, Frame.header(3, ContentType.MSGPACK));
        out.beginMap(3);
        out.key(WireKey.REQUEST_ID);
        out.integer(7);
        out.key(WireKey.META);
        out.value(Map.of("reply_to", REPLY_TO));
        out.key(WireKey.BODY);
        AssociatedData binding = AssociatedData.ofRequest(3, ContentType.MSGPACK, SERVICE, 7L, REPLY_TO, null);
        EncryptedBody.write(out, ContentType.MSGPACK, content, binding, cipher);
        out.endMap();
        return out.finish();
    }

    /** An encrypted body of a request in JSON, as these classes once wrote it with the key of {@link #RECORDED_KEYS}. */
    private static final String RECORDED =
            "AQAAAAHA5Hq30xJbvUm8hW1pOGhjTOndj3QbuO6V6Yhf2UJwx99RiJOq3KmYTZGu1/Tj7mdmjz6LoW8zR3PtxjsXFV+rhQctYWMR"
                    + "nVmmsEvAR5Ju00M+9fORBpWtICsn80YCjqmR8hESZeLVhdrLVY8e1xV0NaUXepQnxp3ZvhKrpzT/vlWMBHNU5SFZYeWA90Ru5qJg"
                    + "yiuVAWnWO0DYiZYwvjKruBu1+uEjwXfiXYoa4vnkyWHRR/t7ypiHsA5CS8ZMViek5qRBBH9/gEuyQlbLKj7H4eErWVauLf1Wx+3l"
                    + "DH3SJSs=";

    private static final String RECORDED_KEYS = """
            {"primaryKeyId": 1, "key": [{"keyId": 1, "status": "ENABLED", "outputPrefixType": "TINK", "keyData": {
            "typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey", "keyMaterialType": "SYMMETRIC",
            "value": "GiAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw=="}}]}
            """;

    @Test
    void earlierMessagesAreStillRead() throws Exception {
        Path file = Files.writeString(directory.resolve("recorded.json"), RECORDED_KEYS);
        RequestReader reader = new RequestReader(
                DecodeLimits.DEFAULT,
                new EncryptionPolicy(SERVICE, new KeysetFile(file).cipher(MonotonicClock.SYSTEM), true));
        String frame = "content-type:application/json;{\"request_id\": 7, \"meta\": {\"client_version\": [1, 4, 9],"
                + " \"reply_to\": \"" + REPLY_TO + "\", \"__expiry__\": 2015619260.0}, \"body\": {\"encrypted\": \""
                + RECORDED + "\"}}";

        assertThat(reader.read(frame.getBytes(StandardCharsets.US_ASCII)).job()).isEqualTo(JOB);
    }

    @Test
    void aPeerNeedsOnlyTheDocumentedFormat() throws Exception {
        byte[] recorded = Base64.getDecoder().decode(RECORDED);
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        MessageBufferPacker binding = MessagePack.newDefaultBufferPacker();
        binding.packArrayHeader(7)
                .packString("request")
                .packInt(2)
                .packString("application/json")
                .packString(SERVICE)
                .packInt(7)
                .packString(REPLY_TO)
                .packDouble(2_015_619_260.0);
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, recorded, 5, 12));
        aes.updateAAD(binding.toByteArray());

        assertThat(text(aes.doFinal(recorded, 17, recorded.length - 17)))
                .startsWith("{\"control\": {\"continue_on_error\": false,")
                .contains(SECRET);
    }

    @Test
    void theLimitCountsTheEncryptedSize() throws Exception {
        byte[] frame = request(1, ContentType.MSGPACK);
        RequestWriter small = new RequestWriter(1, ContentType.MSGPACK, frame.length - 1, cipher);

        assertThatThrownBy(() -> small.write(SERVICE, 7, REPLY_TO, EXPIRY, JOB))
                .isInstanceOfSatisfying(OversizedRequestException.class, e -> assertThat(e.size())
                        .isEqualTo(frame.length));
    }

    @Test
    void aResponseThatIsTooLargeIsReplacedByAnErrorThatIsEncryptedToo() throws Exception {
        ReplyAddress to = read(request(3, ContentType.MSGPACK)).address();

        WrittenResponse written = writer(10, -1).write(to, RESPONSE, EXPIRY);

        ReceivedResponse received = new ResponseReader(DecodeLimits.DEFAULT, cipher)
                .read(written.frames().get(0), REPLY_TO);
        assertThat(received.encrypted()).isTrue();
        assertThat(received.response().errors())
                .extracting(SoaError::code)
                .containsExactly(ErrorCodes.RESPONSE_TOO_LARGE);
    }

    @Test
    void aLargeResponseTravelsInChunks() throws Exception {
        ReplyAddress to = read(request(3, ContentType.MSGPACK)).address();
        JobResponse large = new JobResponse(
                List.of(), Map.of(), List.of(ActionResponse.of("order", Map.of("text", SECRET.repeat(1000)))));

        List<byte[]> chunks = writer(MOST_BYTES, 1000).write(to, large, EXPIRY).frames();

        ChunkAssembler assembler = new ChunkAssembler(MOST_BYTES, 100);
        Optional<Frame> whole = Optional.empty();
        for (byte[] chunk : chunks) {
            assertThat(text(chunk)).doesNotContain(SECRET);
            whole = assembler.add(Frame.parse(chunk));
        }
        assertThat(chunks).hasSizeGreaterThan(10);
        assertThat(new ResponseReader(DecodeLimits.DEFAULT, cipher)
                        .read(whole.orElseThrow(), REPLY_TO)
                        .response())
                .isEqualTo(large);
    }
}

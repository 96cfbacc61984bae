/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.message.SoaError;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.testing.RecordedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyDecoderTest {

    private static final CallSettings.Limits LIMITS = new CallSettings.Limits(10_000, 102_400, 0, 10_000, 1_000_000);
    private static final byte[] UNREADABLE = {'x'};

    private final PendingCalls calls = new PendingCalls();
    private final ChunkingServices chunking = new ChunkingServices(Set.of());
    private final ReplyDecoder decoder = new ReplyDecoder(Responses.settings(LIMITS), calls, chunking, () -> 0);
    private final ReplyDecoder.Source source = decoder.source("service.test!1");

    private PendingCall add() {
        return calls.add(Jobs.job(), Long.MAX_VALUE);
    }

    @Test
    void completesTheCallThatAwaitsTheResponse() {
        PendingCall first = add();
        PendingCall second = add();

        int missing = decoder.receive(Responses.frame(second.id(), Responses.response(7)), source);

        assertThat(missing).isZero();
        assertThat(Responses.valueOf(second.response().join())).isEqualTo(7L);
        assertThat(first.response()).isNotDone();
        assertThat(calls.size()).isEqualTo(1);
    }

    @Test
    void dropsAResponseThatNoCallAwaits() {
        PendingCall call = add();

        decoder.receive(Responses.frame(call.id() + 1, Responses.response(7)), source);

        assertThat(call.response()).isNotDone();
    }

    @Test
    void continuesAfterAFrameThatCannotBeRead() {
        PendingCall call = add();

        assertThat(decoder.receive(UNREADABLE, source)).isZero();
        decoder.receive(Responses.frame(call.id(), Responses.response(7)), source);

        assertThat(call.response()).isCompleted();
    }

    @Test
    void manyFramesThatCannotBeReadDoNotFloodTheLog() {
        try (RecordedLog log = new RecordedLog()) {
            for (int i = 0; i < 1000; i++) {
                decoder.receive(UNREADABLE, source);
                decoder.receive(null, source);
            }

            assertThat(log.messages(Level.WARNING)).hasSize(2);
        }
    }

    @Test
    void continuesAfterAFaultOfItsOwn() {
        PendingCall call = add();
        ReplyDecoder broken = new ReplyDecoder(Responses.settings(LIMITS), calls, chunking, () -> 0);

        broken.receive(null, source);
        broken.receive(Responses.frame(call.id(), Responses.response(7)), source);

        assertThat(call.response()).isCompleted();
    }

    @Test
    void failsTheCallWhoseResponseIsInvalid() {
        PendingCall call = add();
        String invalid = "content-type:application/json;{\"request_id\": " + call.id() + ", \"body\": 5}";

        decoder.receive(invalid.getBytes(US_ASCII), source);

        assertThat(call.response())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(InvalidMessageException.class);
        assertThat(calls.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31556889864403200.0",
                "1e308",
                "-1e308",
                "Infinity",
                "NaN",
                "-1",
                "123456789012345678901234567890",
                "\"soon\"",
                "[]",
                "{}",
                "true",
                "null"
            })
    void anyExpiryOfAResponseIsIgnored(String expiry) {
        PendingCall call = add();
        String response =
                "content-type:application/json;{\"request_id\": " + call.id() + ", \"meta\": {\"__expiry__\": " + expiry
                        + "}, \"body\": {\"actions\": [], \"errors\": [], \"context\": {}}}";

        decoder.receive(response.getBytes(US_ASCII), source);

        assertThat(call.response())
                .isCompletedWithValueMatching(read -> read.errors().isEmpty());
    }

    @Test
    void putsChunksTogetherAndReturnsHowManyAreMissing() {
        PendingCall call = add();
        List<byte[]> chunks = Responses.chunks(call.id(), Responses.response("x".repeat(250)));
        assertThat(chunks).hasSizeGreaterThan(2);

        for (int i = 0; i < chunks.size() - 1; i++) {
            assertThat(decoder.receive(chunks.get(i), source)).isEqualTo(chunks.size() - 1 - i);
            assertThat(call.response()).isNotDone();
        }
        assertThat(decoder.receive(chunks.get(chunks.size() - 1), source)).isZero();

        assertThat(Responses.valueOf(call.response().join())).isEqualTo("x".repeat(250));
    }

    @Test
    void chunksOfTwoListsDoNotMix() {
        PendingCall first = add();
        PendingCall second = add();
        List<byte[]> firstChunks = Responses.chunks(first.id(), Responses.response("x".repeat(250)));
        List<byte[]> secondChunks = Responses.chunks(second.id(), Responses.response("y".repeat(250)));
        ReplyDecoder.Source other = decoder.source("service.test!2");

        for (int i = 0; i < firstChunks.size(); i++) {
            decoder.receive(firstChunks.get(i), source);
            decoder.receive(secondChunks.get(i), other);
        }

        assertThat(Responses.valueOf(first.response().join())).isEqualTo("x".repeat(250));
        assertThat(Responses.valueOf(second.response().join())).isEqualTo("y".repeat(250));
    }

    @Test
    void refusesAResponseOfMoreChunksThanTheLimitOfBytesAllows() {
        PendingCall call = add();

        int missing = 1;
        for (byte[] chunk : Responses.chunks(call.id(), Responses.response("x".repeat(10_050)))) {
            missing = decoder.receive(chunk, source);
        }

        assertThat(missing).isZero();
        assertThat(call.response()).isNotDone();
    }

    @Test
    void learnsWhichServicesRespondInChunks() {
        assertThat(chunking.mayChunk(Jobs.SERVICE))
                .as("before the first response")
                .isTrue();

        PendingCall call = add();
        decoder.receive(Responses.frame(call.id(), Responses.response(7)), source);
        assertThat(chunking.mayChunk(Jobs.SERVICE)).isFalse();

        PendingCall chunked = add();
        Responses.chunks(chunked.id(), Responses.response("x".repeat(250)))
                .forEach(chunk -> decoder.receive(chunk, source));
        assertThat(chunking.mayChunk(Jobs.SERVICE)).isTrue();

        PendingCall last = add();
        decoder.receive(Responses.frame(last.id(), Responses.response(7)), source);
        assertThat(chunking.mayChunk(Jobs.SERVICE)).as("for good").isTrue();
    }

    @Test
    void refusesAPlainResponseToAnEncryptedRequest() {
        ReplyDecoder encrypted =
                new ReplyDecoder(Responses.settings(LIMITS, new ReversingCipher(), Set.of()), calls, chunking, () -> 0);
        PendingCall call = add();
        SoaError error = SoaError.of("SERVER_ERROR", "there is no key", null);

        encrypted.receive(Responses.errorFrame(call.id(), error), encrypted.source("service.test!1"));

        assertThat(call.response())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(InvalidMessageException.class)
                .withMessageContaining("the request was encrypted, but the response is not; "
                        + "it says SERVER_ERROR: there is no key");
    }

    /** Reverses bodies instead of encrypting them. */
    private static final class ReversingCipher implements BodyCipher {

        @Override
        public byte[] encrypt(byte[] body, byte[] binding) {
            byte[] reversed = new byte[body.length];
            for (int i = 0; i < body.length; i++) {
                reversed[i] = body[body.length - 1 - i];
            }
            return reversed;
        }

        @Override
        public byte[] decrypt(byte[] encrypted, byte[] binding) {
            return encrypt(encrypted, binding);
        }
    }
}

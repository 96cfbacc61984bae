/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.testing.TestKeyset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real frames with random mutations: each is read or refused with a declared exception. */
class MutatedFrameTest {

    private static final int MUTATIONS = 40_000;
    private static final Duration BOUND = Duration.ofMinutes(2);

    @Test
    void brokenRequestsAreReadOrRefusedAndGetAnErrorIfPossible() {
        List<byte[]> originals = frames("request");
        Random random = new Random(20_261_123);

        int responses = assertTimeoutPreemptively(BOUND, () -> {
            int count = 0;
            for (int round = 0; round < MUTATIONS; round++) {
                if (FuzzTarget.readRequest(mutate(originals.get(round % originals.size()), random))) {
                    count++;
                }
            }
            return count;
        });

        assertThat(responses).isBetween(1000, MUTATIONS);
    }

    @Test
    void brokenResponsesAreReadOrRefused() {
        List<byte[]> originals = frames("response");
        Random random = new Random(42);

        int read = assertTimeoutPreemptively(BOUND, () -> {
            int count = 0;
            for (int round = 0; round < MUTATIONS; round++) {
                if (FuzzTarget.readResponse(mutate(originals.get(round % originals.size()), random))) {
                    count++;
                }
            }
            return count;
        });

        assertThat(read).isBetween(100, MUTATIONS);
    }

    @Test
    void brokenMessagesWithBodiesInsideAreReadOrRefused() {
        List<byte[]> originals = Stream.of(ContentType.values())
                .flatMap(type -> Stream.concat(
                        FuzzCorpus.encryptedRequests(type).stream(), FuzzCorpus.encryptedResponses(type).stream()))
                .toList();
        Random random = new Random(20_261_125);

        int read = assertTimeoutPreemptively(BOUND, () -> {
            int count = 0;
            for (int round = 0; round < MUTATIONS; round++) {
                byte[] broken = mutate(originals.get(round % originals.size()), random);
                boolean request = FuzzTarget.readRequest(broken);
                boolean response = FuzzTarget.readResponse(broken);
                if (request || response) {
                    count++;
                }
            }
            return count;
        });

        assertThat(read).isBetween(1000, MUTATIONS);
    }

    @Test
    void aBrokenEncryptedRequestNeverBecomesAnotherJob(@TempDir Path directory) throws Exception {
        BodyCipher cipher = TestKeyset.create().cipher(directory);
        RequestReader reader = new RequestReader(DecodeLimits.DEFAULT, new EncryptionPolicy("s", cipher, true));
        JobRequest job = new JobRequest(
                JobControl.DEFAULT, JobContext.of("c", List.of(7L)), List.of(ActionRequest.of("square")));
        byte[] original = new RequestWriter(3, ContentType.MSGPACK, 1_000, cipher)
                .write("s", 1, "r!1", Instant.ofEpochSecond(60), job);
        Random random = new Random(7);

        int read = assertTimeoutPreemptively(BOUND, () -> {
            int count = 0;
            for (int round = 0; round < MUTATIONS; round++) {
                try {
                    ReceivedRequest received = reader.read(mutate(original, random));
                    assertThat(received.job()).isEqualTo(job);
                    assertThat(received.address().replyTo()).isEqualTo("r!1");
                    assertThat(received.expiry()).isEqualTo(Instant.ofEpochSecond(60));
                    count++;
                } catch (UnreadableMessageException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
            return count;
        });

        // The rest of the meta header has no effect.
        assertThat(read).isBetween(1, MUTATIONS / 4);
    }

    @Test
    void inputsFromAFuzzerAreReadOrRefused() throws IOException {
        List<byte[]> inputs = FuzzCorpus.inputs();

        assertThat(inputs).hasSizeGreaterThan(200).allSatisfy(FuzzTarget::fuzzerTestOneInput);
    }

    private static List<byte[]> frames(String kind) {
        return Stream.concat(Vector.ofKind(kind).stream(), Vector.ofKind("msgpack-value").stream())
                .map(Vector::bytes)
                .toList();
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] frame = original.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            if (frame.length == 0) {
                return frame;
            }
            int position = random.nextInt(frame.length);
            switch (random.nextInt(6)) {
                case 0 -> frame[position] = (byte) random.nextInt();
                case 1 -> frame[position] ^= (byte) (1 << random.nextInt(8));
                case 2 -> frame = Arrays.copyOf(frame, position);
                case 3 ->
                    frame = splice(frame, position, position + random.nextInt(frame.length - position), frame, 0, 0);
                case 4 -> {
                    int from = random.nextInt(frame.length);
                    frame = splice(frame, position, position, frame, from, from + random.nextInt(frame.length - from));
                }
                default ->
                    frame[position] = typeBytes().get(random.nextInt(typeBytes().size()));
            }
        }
        return frame;
    }

    /** Replaces a part of a frame by another. */
    private static byte[] splice(byte[] frame, int start, int end, byte[] source, int from, int to) {
        byte[] result = new byte[start + (to - from) + frame.length - end];
        System.arraycopy(frame, 0, result, 0, start);
        System.arraycopy(source, from, result, start, to - from);
        System.arraycopy(frame, end, result, start + to - from, frame.length - end);
        return result;
    }

    private static List<Byte> typeBytes() {
        List<Byte> types = new ArrayList<>();
        for (int type = 0xc0; type <= 0xe0; type++) {
            types.add((byte) type);
        }
        return types;
    }
}

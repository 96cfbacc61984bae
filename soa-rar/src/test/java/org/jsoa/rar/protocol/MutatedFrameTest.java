/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.Test;

/** Real frames, broken at random: whatever comes of them, it is one of the declared outcomes. */
class MutatedFrameTest {

    private static final int MUTATIONS = 40_000;
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final RequestReader requests = new RequestReader(Limits.DEFAULT);
    private final ResponseReader responses = new ResponseReader(Limits.DEFAULT);
    private final ResponseWriter writer = new ResponseWriter(ResponseWriterSettings.DEFAULT);

    @Test
    void brokenRequestsAreReadOrRefusedAndAnsweredWhereTheyCanBe() {
        List<byte[]> originals = frames("request");
        Random random = new Random(20_261_123);

        int answered = assertTimeoutPreemptively(BOUND, () -> {
            int count = 0;
            for (int round = 0; round < MUTATIONS; round++) {
                byte[] frame = mutate(originals.get(round % originals.size()), random);
                ReplyAddress address = addressOf(frame);
                if (address != null && address.replyTo() != null) {
                    answer(address);
                    count++;
                }
            }
            return count;
        });

        assertThat(answered).isBetween(1000, MUTATIONS);
    }

    @Test
    void brokenResponsesAreReadOrRefused() {
        List<byte[]> originals = frames("response");
        Random random = new Random(42);

        int read = assertTimeoutPreemptively(BOUND, () -> {
            int count = 0;
            for (int round = 0; round < MUTATIONS; round++) {
                try {
                    responses.read(mutate(originals.get(round % originals.size()), random));
                    count++;
                } catch (UnreadableMessageException e) {
                    assertThat(e.getMessage()).isNotBlank();
                    assertThat(e.address()).isEmpty();
                }
            }
            return count;
        });

        assertThat(read).isBetween(100, MUTATIONS);
    }

    private ReplyAddress addressOf(byte[] frame) {
        try {
            return requests.read(frame).address();
        } catch (UnreadableMessageException e) {
            assertThat(e.getMessage()).isNotBlank();
            return e.address().orElse(null);
        }
    }

    private void answer(ReplyAddress address) throws UnreadableMessageException {
        JobResponse response = JobResponse.failed(List.of(SoaError.of("INVALID", "broken")));
        WrittenResponse written = writer.write(address, response, Instant.EPOCH.plusSeconds(60));
        assertThat(written.replacement()).isNull();
        ResponseReader reader = new ResponseReader(Limits.DEFAULT);
        assertThat(reader.read(written.frames().get(0)).response().errors()).hasSize(1);
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

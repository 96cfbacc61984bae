/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChunkAssemblerTest {

    private final ChunkAssembler assembler = new ChunkAssembler(10, 4);

    @Test
    void chunksInSequenceMakeAWhole() throws Exception {
        assertThat(assembler.add(chunk(1, 3, "ab"))).isEmpty();
        assertThat(assembler.isIncomplete()).isTrue();
        assertThat(assembler.add(chunk(2, 3, "cd"))).isEmpty();

        Frame whole = assembler.add(chunk(3, 3, "e")).orElseThrow();

        assertThat(text(whole)).isEqualTo("abcde");
        assertThat(whole.contentType()).isEqualTo(ContentType.JSON);
        assertThat(whole.protocol()).isEqualTo(3);
        assertThat(whole.isChunk()).isFalse();
        assertThat(assembler.isIncomplete()).isFalse();
    }

    @Test
    void oneResponseFollowsAnother() throws Exception {
        assertThat(text(assembler.add(chunk(1, 1, "a")).orElseThrow())).isEqualTo("a");
        assertThat(text(assembler.add(chunk(1, 1, "b")).orElseThrow())).isEqualTo("b");
    }

    @Test
    void aGapIsRefusedAndDropsTheChunksBefore() throws Exception {
        assertThat(assembler.add(chunk(1, 3, "a"))).isEmpty();

        assertRefused(chunk(3, 3, "c"), "chunk 3 of a response where chunk 2 was expected");
        assertThat(assembler.isIncomplete()).isFalse();
        assertRefused(chunk(2, 3, "b"), "chunk 2 of a response where chunk 1 was expected");
    }

    @Test
    void beginningOfAnotherResponseIsReportedAndKept() throws Exception {
        assertThat(assembler.add(chunk(1, 3, "a"))).isEmpty();

        assertRefused(chunk(1, 2, "x"), "chunk 1 of a response where chunk 2 was expected");

        assertThat(text(assembler.add(chunk(2, 2, "y")).orElseThrow())).isEqualTo("xy");
    }

    @Test
    void chunkOfAnotherCountIsRefused() throws Exception {
        assertThat(assembler.add(chunk(1, 3, "a"))).isEmpty();

        assertRefused(chunk(2, 4, "b"), "belongs to a response of 4 chunks, not of 3");
    }

    @Test
    void tooManyBytesOrChunksAreRefused() throws Exception {
        assertThat(assembler.add(chunk(1, 2, "1234567890"))).isEmpty();
        assertRefused(chunk(2, 2, "1"), "more than the 10 bytes");
        assertRefused(chunk(1, 2, "12345678901"), "more than the 10 bytes");
        assertRefused(chunk(1, 5, "a"), "5 chunks, more than the 4 allowed");
        assertThat(assembler.isIncomplete()).isFalse();
    }

    @Test
    void aFrameThatIsNotAChunkIsRefused() throws Exception {
        Frame frame = Frame.parse("{}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> assembler.add(frame)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertRefused(Frame chunk, String message) {
        assertThatThrownBy(() -> assembler.add(chunk))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining(message);
    }

    private static Frame chunk(int id, int count, String payload) throws MalformedFrameException {
        String header = new String(Frame.chunkHeader(3, ContentType.JSON, count, id), StandardCharsets.US_ASCII);
        return Frame.parse((header + payload).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Frame frame) {
        return new String(frame.bytes(), frame.payloadOffset(), frame.payloadLength(), StandardCharsets.UTF_8);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAYLOAD | 1 | | PAYLOAD",
                "content-type:application/json;P | 2 | JSON | P",
                "content-type:application/msgpack;P | 2 | MSGPACK | P",
                "pysoa-redis/3//content-type:application/json;P | 3 | JSON | P",
                "pysoa-redis/2//content-type:application/json;P | 2 | JSON | P",
                "pysoa-redis/1//content-type:application/json;P | 1 | JSON | P",
                "pysoa-redis/003//P | 3 | | P",
                "pysoa-redis/3//P | 3 | | P",
                "pysoa-redis/3/P | 1 | | pysoa-redis/3/P",
                "pysoa-redis///P | 1 | | pysoa-redis///P",
                "content-type:application/xml;P | 2 | | P",
                "content-type:application/JSON;P | 2 | | P",
                "content-type | 2 | | content-type",
                "content-type:application/json | 2 | | content-type:application/json",
                "content-type:;P | 2 | | content-type:;P",
                "content-type:a/b+json;P | 2 | | content-type:a/b+json;P",
                "content-type:application/json; charset=utf8;P | 2 | JSON | ' charset=utf8;P'",
                "content-type : application/json ;P | 2 | JSON | P",
                "content-type:application/json;content-type:application/msgpack;P | 2 | MSGPACK | P",
                "content-type:application/json;content-type:x/y;P | 2 | | P",
                "pysoa-redis/3//priority:1;content-type:application/json;P | 3 | | priority:1;content-type:application/json;P",
            })
    void isParsedAsPysoaDoes(String text, int protocol, ContentType type, String payload) throws Exception {
        Frame frame = parse(text);

        assertThat(frame.protocol()).isEqualTo(protocol);
        assertThat(frame.contentType()).isEqualTo(type);
        assertThat(payload(frame)).isEqualTo(payload);
        assertThat(frame.isChunk()).isFalse();
    }

    @Test
    void headersAfterWhiteSpaceAreReadEvenInVersionOne() throws Exception {
        Frame frame = parse(" \t\r\n\f\u000bcontent-type:application/json;P");

        assertThat(frame.protocol()).isEqualTo(1);
        assertThat(frame.contentType()).isEqualTo(ContentType.JSON);
        assertThat(payload(frame)).isEqualTo("P");
    }

    @Test
    void payloadKeepsItsWhiteSpace() throws Exception {
        assertThat(payload(parse("pysoa-redis/3//content-type:application/json; \n P ")))
                .isEqualTo(" \n P ");
    }

    @Test
    void chunkHeadersComeInAnyOrderAndTheLastOfANameCounts() throws Exception {
        Frame frame = parse("pysoa-redis/3//chunk-id:1;chunk-count: 4 ; chunk-id :2;content-type:application/json;P");

        assertThat(frame.isChunk()).isTrue();
        assertThat(frame.chunkCount()).isEqualTo(4);
        assertThat(frame.chunkId()).isEqualTo(2);
        assertThat(payload(frame)).isEqualTo("P");
    }

    @Test
    void chunkIdAloneIsIgnored() throws Exception {
        assertThat(parse("pysoa-redis/3//chunk-id:7;P").isChunk()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "30", "000", "99999999999999999999999"})
    void otherVersionsAreRefused(String version) {
        assertThatThrownBy(() -> parse("pysoa-redis/" + version + "//P"))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("unknown version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chunk-count:2;",
                "chunk-count:2;chunk-id:3;",
                "chunk-count:2;chunk-id:0;",
                "chunk-count:0;chunk-id:0;",
                "chunk-count:-1;chunk-id:1;",
                "chunk-count:2;chunk-id:x;",
                "chunk-count:99999999999;chunk-id:1;",
            })
    void chunksWithInvalidNumbersAreRefused(String headers) {
        assertThatThrownBy(() -> parse("pysoa-redis/3//" + headers + "P"))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("chunk");
    }

    @Test
    void emptyFrameHasAnEmptyPayload() throws Exception {
        assertThat(parse("").payloadLength()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void writtenHeadersAreReadBack(ContentType type) throws Exception {
        for (int protocol = 2; protocol <= 3; protocol++) {
            Frame frame = Frame.parse(Frame.header(protocol, type));
            assertThat(frame.protocol()).isEqualTo(protocol);
            assertThat(frame.contentType()).isEqualTo(type);
            assertThat(frame.payloadLength()).isZero();
        }
    }

    private static Frame parse(String text) throws MalformedFrameException {
        return Frame.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String payload(Frame frame) {
        byte[] payload = Arrays.copyOfRange(frame.bytes(), frame.payloadOffset(), frame.bytes().length);
        assertThat(payload).hasSize(frame.payloadLength());
        return new String(payload, StandardCharsets.UTF_8);
    }
}

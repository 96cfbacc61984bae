/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.Payloads;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseWriterTest {

    private static final Instant EXPIRY = Instant.ofEpochSecond(60);
    private static final JobResponse FAILED = JobResponse.failed(List.of(SoaError.of("C", "M")));

    @ParameterizedTest
    @CsvSource({
        "'[1, 4, 9]', true",
        "'[0, 70, 0]', true",
        "'[0, 70, 0, 1]', true",
        "'[1]', true",
        "'[1, \"rc\"]', true",
        "'[0, 71]', true",
        "'[0, 70]', false",
        "'[0, 69, 9]', false",
        "'[]', false",
        "'\"1.4.9\"', false",
        "'null', false",
    })
    void oldClientsDoNotGetTheKeyThatTheyDoNotKnow(String version, boolean known) throws Exception {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("client_version", Payloads.readJson("{\"v\": " + version + "}").get("v"));

        assertThat(json(meta, FAILED).contains("is_caller_error")).isEqualTo(known);
    }

    @Test
    void metaGoesBackWithItsExpiryReplacedInPlace() throws Exception {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("__expiry__", 1.5);
        meta.put("serializer", "x");
        meta.put("extra", List.of(1L));
        meta.put("protocol_version", 9L);

        assertThat(json(meta, JobResponse.failed(List.of())))
                .isEqualTo("{\"request_id\": 1, \"meta\": {\"__expiry__\": 60.0, \"extra\": [1]}, "
                        + "\"body\": {\"errors\": [], \"context\": {}, \"actions\": []}}");
        assertThat(json(Map.of("reply_to", "r!1"), JobResponse.failed(List.of())))
                .contains("\"meta\": {\"reply_to\": \"r!1\", \"__expiry__\": 60.0}");
    }

    @Test
    void replacementHasTheVersionAndContentTypeOfTheRequest() throws Exception {
        JobResponse bytes = new JobResponse(
                List.of(),
                Map.of("correlation_id", "c"),
                List.of(
                        ActionResponse.of("fine", Map.of()),
                        ActionResponse.of("broken", Map.of("list", List.of(1, new byte[1])))));
        ReplyAddress to = new ReplyAddress(2, ContentType.JSON, 1L, Map.of("reply_to", "r!1"), false);

        WrittenResponse written = new ResponseWriter(ResponseWriterSettings.DEFAULT).write(to, bytes, EXPIRY);

        assertThat(new String(written.frames().get(0), StandardCharsets.UTF_8))
                .startsWith("content-type:application/json;{")
                .contains("RESPONSE_NOT_SERIALIZABLE")
                .contains("\"context\": {}");
        assertThat(written.replacement())
                .isEqualTo(new WrittenResponse.Replacement(
                        "RESPONSE_NOT_SERIALIZABLE", "actions.1.body.list.1: JSON cannot carry bytes"));
    }

    @Test
    void aResponseOfExactlyTheLargestSizeIsSent() {
        ReplyAddress to = new ReplyAddress(3, ContentType.MSGPACK, 1L, Map.of("reply_to", "r!1"), false);
        WrittenResponse whole = new ResponseWriter(ResponseWriterSettings.DEFAULT).write(to, FAILED, EXPIRY);
        int size = whole.frames().get(0).length - Frame.header(3, ContentType.MSGPACK).length;

        assertThat(new ResponseWriter(new ResponseWriterSettings(size, -1))
                        .write(to, FAILED, EXPIRY)
                        .replacement())
                .isNull();
        assertThat(new ResponseWriter(new ResponseWriterSettings(size - 1, -1))
                        .write(to, FAILED, EXPIRY)
                        .replacement()
                        .code())
                .isEqualTo("RESPONSE_TOO_LARGE");
        assertThat(new ResponseWriter(new ResponseWriterSettings(size, size))
                        .write(to, FAILED, EXPIRY)
                        .frames())
                .hasSize(1);
        assertThat(new ResponseWriter(new ResponseWriterSettings(size, size - 1))
                        .write(to, FAILED, EXPIRY)
                        .frames())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -2})
    void chunksOfNoSizeAreRefused(int threshold) {
        assertThatThrownBy(() -> new ResponseWriterSettings(1, threshold))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chunkThreshold");
    }

    private static String json(Map<String, Object> meta, JobResponse response) {
        ReplyAddress to = new ReplyAddress(1, ContentType.JSON, 1L, meta, false);
        WrittenResponse written = new ResponseWriter(ResponseWriterSettings.DEFAULT).write(to, response, EXPIRY);
        return new String(written.frames().get(0), StandardCharsets.UTF_8);
    }
}

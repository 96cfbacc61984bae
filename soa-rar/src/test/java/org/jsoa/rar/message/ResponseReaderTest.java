/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.DecodeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    private final ResponseReader reader = new ResponseReader(DecodeLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'errors': null, 'context': null, 'actions': null}",
                "{'errors': [], 'surprise': 1}",
            })
    void missingValuesCountAsEmpty(String body) throws Exception {
        ReceivedResponse response = read(body);

        assertThat(response.requestId()).isEqualTo(5L);
        assertThat(response.response()).isEqualTo(new JobResponse(List.of(), Map.of(), List.of()));
    }

    @Test
    void unknownKeysAreIgnoredOnEveryLevel() throws Exception {
        JobResponse response = read("{'x': 1, 'actions': [{'action': 'a', 'x': 1, 'body': {'r': 1}}, "
                        + "{'action': 'b', 'errors': [{'code': 'C', 'message': 'M', 'x': 1, "
                        + "'denied_permissions': ['p'], 'variables': {'k': [1]}, 'is_caller_error': true}]}]}")
                .response();

        assertThat(response.actions())
                .containsExactly(
                        ActionResponse.of("a", Map.of("r", 1L)),
                        ActionResponse.failed(
                                "b",
                                List.of(new SoaError(
                                        "C", "M", null, null, Map.of("k", List.of(1L)), List.of("p"), true))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{'errors': {}}",
                "{'errors': [1]}",
                "{'errors': [{'code': 'C'}]}",
                "{'errors': [{'message': 'M'}]}",
                "{'errors': [{'code': 'C', 'message': 'M', 'field': 1}]}",
                "{'errors': [{'code': 'C', 'message': 'M', 'variables': []}]}",
                "{'errors': [{'code': 'C', 'message': 'M', 'denied_permissions': [1]}]}",
                "{'context': []}",
                "{'actions': {}}",
                "{'actions': [null]}",
                "{'actions': [{}]}",
                "{'actions': [{'action': 'a', 'body': []}]}",
                "{'actions': [{'action': 'a', 'errors': 1}]}",
            })
    void aBrokenResponseIsUnreadableAndNamesItsRequest(String body) {
        UnreadableMessageException thrown = catchThrowableOfType(UnreadableMessageException.class, () -> read(body));

        assertThat(thrown.requestId()).contains(5L);
        assertThat(thrown.getMessage()).startsWith("body");
    }

    @Test
    void bodyOfAnActionHasTextKeysButMapsInsideMayHaveOthers() throws Exception {
        String head = "82aa726571756573745f696405a4626f647981a7616374696f6e739182a6616374696f6ea161a4626f6479";

        ReceivedResponse nested =
                new ResponseReader(DecodeLimits.DEFAULT).read(HexFormat.of().parseHex(head + "81a16d81010a"), "r");

        assertThat(nested.response().actions().get(0).body()).isEqualTo(Map.of("m", Map.of(1L, 10L)));
        assertThatThrownBy(() -> new ResponseReader(DecodeLimits.DEFAULT)
                        .read(HexFormat.of().parseHex(head + "81010a"), "r"))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("the keys of body.actions.0.body must be strings");
    }

    @Test
    void responseWithoutRequestIdIsUnreadable() {
        assertThatThrownBy(() -> reader.read(bytes("{\"body\": {}}"), "r"))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("request_id is missing");
    }

    @Test
    void aSingleChunkIsUnreadableUnlessItIsTheOnlyOne() throws Exception {
        String payload = "{\"request_id\": 5, \"body\": {}}";

        assertThat(reader.read(bytes("pysoa-redis/3//chunk-count:1;chunk-id:1;" + payload), "r")
                        .requestId())
                .isEqualTo(5L);
        assertThatThrownBy(() -> reader.read(bytes("pysoa-redis/3//chunk-count:2;chunk-id:1;" + payload), "r"))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("number 1 of 2");
    }

    @Test
    void largeFramesAreRefusedUnread() {
        ResponseReader small = new ResponseReader(new DecodeLimits(10, 64, 10));

        assertThatThrownBy(() -> small.read(new byte[11], "r"))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("11 bytes");
    }

    private ReceivedResponse read(String body) throws UnreadableMessageException {
        return reader.read(bytes(("{'request_id': 5, 'body': " + body + "}").replace('\'', '"')), "r");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

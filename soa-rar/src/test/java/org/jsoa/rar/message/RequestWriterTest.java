/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.frame.ContentType;
import org.junit.jupiter.api.Test;

class RequestWriterTest {

    private static final Instant EXPIRY = Instant.parse("2023-11-14T22:14:20.123456Z");

    @Test
    void envelopeIsThatOfAPysoaClient() throws Exception {
        byte[] frame = new RequestWriter(2, ContentType.JSON, 1000)
                .write("x", 9, "service.x.abc!def", EXPIRY, job(ActionRequest.of("square")));

        assertThat(new String(frame, StandardCharsets.UTF_8))
                .isEqualTo("content-type:application/json;{\"request_id\": 9, "
                        + "\"meta\": {\"client_version\": [1, 4, 9], \"reply_to\": \"service.x.abc!def\", "
                        + "\"__expiry__\": 1700000060.123456}, "
                        + "\"body\": {\"control\": {\"continue_on_error\": false, \"suppress_response\": false}, "
                        + "\"context\": {\"correlation_id\": \"c\", \"switches\": [7]}, "
                        + "\"actions\": [{\"action\": \"square\", \"body\": {}}]}}");
    }

    @Test
    void valueThatCannotTravelIsNamedByItsPath() {
        JobRequest job = job(
                ActionRequest.of("fine"),
                new ActionRequest("bad", Map.of("price", List.of(1, Map.of(2, BigInteger.TWO.pow(64))))));

        UnserializableValueException thrown = catchThrowableOfType(
                UnserializableValueException.class,
                () -> new RequestWriter(3, ContentType.MSGPACK, 1000).write("s", 1, "r", EXPIRY, job));

        assertThat(thrown.path()).isEqualTo("actions.1.body.price.1.2");
        assertThat(thrown).hasMessage("actions.1.body.price.1.2: an integer must lie between -2^63 and 2^64-1");
    }

    @Test
    void oversizedRequestIsRefusedWithItsSize() throws Exception {
        JobRequest job = job(ActionRequest.of("a"));
        int size = new RequestWriter(1, ContentType.MSGPACK, 1000).write("s", 1, "r", EXPIRY, job).length;

        assertThat(new RequestWriter(3, ContentType.MSGPACK, size).write("s", 1, "r", EXPIRY, job))
                .isNotEmpty();
        assertThatThrownBy(() -> new RequestWriter(3, ContentType.MSGPACK, size - 1).write("s", 1, "r", EXPIRY, job))
                .isInstanceOfSatisfying(OversizedRequestException.class, thrown -> {
                    assertThat(thrown.size()).isEqualTo(size);
                    assertThat(thrown.limit()).isEqualTo(size - 1);
                });
    }

    @Test
    void unknownVersionIsRefused() {
        assertThatThrownBy(() -> new RequestWriter(4, ContentType.JSON, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no version 4 of the protocol");
    }

    private static JobRequest job(ActionRequest... actions) {
        return new JobRequest(JobControl.DEFAULT, JobContext.of("c", List.of(7L)), List.of(actions));
    }
}

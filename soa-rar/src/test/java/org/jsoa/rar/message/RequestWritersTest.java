/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoa.connection.Sending;
import org.jsoa.connection.Serializer;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.frame.ContentType;
import org.junit.jupiter.api.Test;

class RequestWritersTest {

    private static final JobRequest JOB = new JobRequest(
            JobControl.DEFAULT, JobContext.of("c", List.of()), List.of(new ActionRequest("a", Map.of())));

    private final RequestWriters writers = new RequestWriters(3, ContentType.MSGPACK, false, BodyCipher.NONE, 1_000);

    private String written(Integer protocol, Serializer serializer) throws Exception {
        byte[] frame =
                writers.of(new Sending(protocol, serializer, null, false)).write("s", 1, "r", Instant.EPOCH, JOB);
        return new String(frame, ISO_8859_1);
    }

    @Test
    void usesTheOptionsOfTheJob() throws Exception {
        assertThat(written(1, Serializer.JSON)).startsWith("{");
        assertThat(written(2, Serializer.JSON)).startsWith("content-type:application/json;{");
        assertThat(written(3, Serializer.JSON)).startsWith("pysoa-redis/3//content-type:application/json;{");
        assertThat(written(2, Serializer.MSGPACK)).startsWith("content-type:application/msgpack;");
    }

    @Test
    void usesTheDefaultsOfTheAdapterForOptionsThatAreNotSet() throws Exception {
        assertThat(written(null, null)).startsWith("pysoa-redis/3//content-type:application/msgpack;");
        assertThat(written(2, null)).startsWith("content-type:application/msgpack;");
        assertThat(written(null, Serializer.JSON)).startsWith("pysoa-redis/3//content-type:application/json;{");
    }
}

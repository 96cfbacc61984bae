/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.message.ReplyAddress;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.RequestWriters;
import org.jsoa.rar.message.ResponseReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.message.UnreadableMessageException;

/** What a service responds to requests, and settings that read it. */
final class Responses {

    private static final int CHUNK_BYTES = 100;
    private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

    private Responses() {}

    static CallSettings settings() {
        return settings(new CallSettings.Limits(10_000, 102_400, 0, 10_000, 1_000_000));
    }

    static CallSettings settings(CallSettings.Limits limits) {
        return settings(limits, BodyCipher.NONE, Set.of());
    }

    /** Returns settings; with a cipher all requests are encrypted. */
    static CallSettings settings(CallSettings.Limits limits, BodyCipher cipher, Set<String> chunkingServices) {
        return new CallSettings(
                new RequestWriters(3, ContentType.MSGPACK, cipher != BodyCipher.NONE, cipher, limits.requestBytes()),
                new ResponseReader(DecodeLimits.DEFAULT, cipher),
                10_000,
                Jobs.TIMEOUT,
                limits,
                chunkingServices,
                "test");
    }

    /** Returns a response with a value that the test recognizes. */
    static JobResponse response(Object value) {
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("act", Map.of("value", value))));
    }

    static Object valueOf(JobResponse response) {
        return response.actions().get(0).body().get("value");
    }

    static ReplyAddress addressIn(byte[] request) {
        try {
            return new RequestReader(DecodeLimits.DEFAULT).read(request).address();
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] frame(Object requestId, JobResponse response) {
        return new ResponseWriter(ResponseWriterSettings.DEFAULT)
                .write(address(requestId), response, NEVER)
                .frames()
                .get(0);
    }

    static byte[] errorFrame(Object requestId, SoaError error) {
        return frame(requestId, new JobResponse(List.of(error), Map.of(), List.of()));
    }

    static List<byte[]> chunks(Object requestId, JobResponse response) {
        return new ResponseWriter(new ResponseWriterSettings(100_000, CHUNK_BYTES))
                .write(address(requestId), response, NEVER)
                .frames();
    }

    private static ReplyAddress address(Object requestId) {
        return new ReplyAddress(3, ContentType.MSGPACK, requestId, Map.of("reply_to", "service.test!1"), false);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.micro;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.message.ReceivedResponse;
import org.jsoa.rar.message.ReplyAddress;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.RequestWriter;
import org.jsoa.rar.message.ResponseReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.message.WrittenResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Messages to bytes and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    private static final int PROTOCOL = 3;
    private static final int MOST_BYTES = 102_400;
    private static final String REPLY_TO = "service.echo.0123456789abcdef!";

    /** The length of the text in the body. */
    @Param({"16", "1024"})
    public int bodyBytes;

    private final RequestWriter requests = new RequestWriter(PROTOCOL, ContentType.MSGPACK, MOST_BYTES);
    private final RequestReader requestReader = new RequestReader(DecodeLimits.DEFAULT);
    private final ResponseWriter responses = new ResponseWriter(ResponseWriterSettings.DEFAULT);
    private final ResponseReader responseReader = new ResponseReader(DecodeLimits.DEFAULT);
    private final Instant expiry = Instant.now().plusSeconds(3600);
    private JobRequest request;
    private JobResponse response;
    private ReplyAddress address;
    private byte[] requestFrame;
    private byte[] responseFrame;

    /** Made by JMH. */
    public CodecBenchmark() {}

    /** Makes what is read and written. */
    @Setup
    public void prepare() throws Exception {
        request = Samples.request(bodyBytes);
        response = Samples.response(bodyBytes);
        requestFrame = encodeRequest();
        address = decodeRequest().address();
        responseFrame = encodeResponse().frames().get(0);
    }

    /** In the client. */
    @Benchmark
    public byte[] encodeRequest() throws Exception {
        return requests.write("echo", 1L, REPLY_TO, expiry, request);
    }

    /** In the server. */
    @Benchmark
    public ReceivedRequest decodeRequest() throws Exception {
        return requestReader.read(requestFrame);
    }

    /** In the server. */
    @Benchmark
    public WrittenResponse encodeResponse() {
        return responses.write(address, response, expiry);
    }

    /** In the client. */
    @Benchmark
    public ReceivedResponse decodeResponse() throws Exception {
        return responseReader.read(responseFrame, REPLY_TO);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.grpc;

import com.google.protobuf.StringValue;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;
import org.jsoa.benchmarks.child.CallingPart;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.load.Call;

/** Callers that share one channel, that is, one connection. */
public final class GrpcClient implements CallingPart {

    private static final int TIMEOUT_SECONDS = 10;

    private ManagedChannel channel;

    /** Made by name. */
    public GrpcClient() {}

    @Override
    public void start(PartSettings settings) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", settings.port())
                .usePlaintext()
                .build();
    }

    @Override
    public Call open(String body) {
        return () -> call(body);
    }

    private void call(String body) {
        StringValue answer = ClientCalls.blockingUnaryCall(
                channel,
                Echo.METHOD,
                CallOptions.DEFAULT.withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS),
                StringValue.of(body));
        if (!answer.getValue().equals(body)) {
            throw new IllegalStateException("the answer is not the body");
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}

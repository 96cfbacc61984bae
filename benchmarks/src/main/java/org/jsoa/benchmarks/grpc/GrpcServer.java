/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.grpc;

import com.google.protobuf.StringValue;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;

/** A server whose calls run on as many threads as other contestants have workers. */
public final class GrpcServer implements Part {

    private ExecutorService workers;
    private Server server;

    /** Made by name. */
    public GrpcServer() {}

    @Override
    public void start(PartSettings settings) throws IOException {
        workers = Executors.newFixedThreadPool(settings.workers());
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()))
                .executor(workers)
                .addService(ServerServiceDefinition.builder(Echo.SERVICE)
                        .addMethod(Echo.METHOD, ServerCalls.asyncUnaryCall(GrpcServer::answer))
                        .build())
                .build()
                .start();
    }

    private static void answer(StringValue request, StreamObserver<StringValue> response) {
        response.onNext(StringValue.of(request.getValue()));
        response.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
        workers.shutdownNow();
    }
}

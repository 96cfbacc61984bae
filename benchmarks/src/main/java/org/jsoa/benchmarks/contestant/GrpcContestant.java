/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import java.io.IOException;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.grpc.GrpcClient;
import org.jsoa.benchmarks.grpc.GrpcServer;
import org.jsoa.benchmarks.process.FreePort;

/** Two plain JVMs with a connection between them. */
final class GrpcContestant implements Contestant {

    @Override
    public String name() {
        return Contestants.GRPC;
    }

    @Override
    public String description() {
        return "unary calls of gRPC over one connection, no broker";
    }

    @Override
    public Running start(Ground ground) throws IOException {
        PartSettings settings = PartSettings.ofPort(FreePort.find(), ground.workers());
        Node server = ground.node(name() + "-server", GrpcServer.class, settings);
        return Running.direct(ground.node(name() + "-client", GrpcClient.class, settings), server);
    }
}

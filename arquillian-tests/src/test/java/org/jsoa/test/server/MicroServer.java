/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jsoa.test.wire.WirePeer;

/** Payara Micro with the adapter, the sample and the applications of the tests, for callers from outside. */
public final class MicroServer implements AutoCloseable {

    /** Answers larger than this come in chunks: the least that the adapter takes. */
    private static final int CHUNK_BYTES = 102_400;

    /** Answers larger than this are replaced: the least that goes with chunks. */
    private static final int MAX_RESPONSE_BYTES = 5 * CHUNK_BYTES;

    private static final Duration TO_START = Duration.ofSeconds(120);

    private final MicroProcess process;
    private final URI redis;

    private MicroServer(MicroProcess process, URI redis) {
        this.process = process;
        this.redis = redis;
    }

    /** Starts the server; every service answers when this returns. */
    public static MicroServer start() throws IOException {
        // A database of its own: the other servers of the tests serve the sample too.
        URI redis = URI.create(System.getProperty(TestFiles.REDIS_URL) + "/1");
        MicroProcess process = MicroProcess.start("micro-server", settings(redis), applications());
        MicroServer server = new MicroServer(process, redis);
        try {
            for (String service : List.of("example", "probe", "platform")) {
                try (WirePeer peer = server.peer(service)) {
                    peer.awaitService(TO_START);
                }
            }
            return server;
        } catch (AssertionError e) {
            server.close();
            throw new AssertionError(e.getMessage() + "; see " + process.log(), e);
        }
    }

    private static List<String> settings(URI redis) {
        return List.of(
                "soa.redis.url=" + redis,
                "soa.server.chunk-bytes=" + CHUNK_BYTES,
                "soa.server.max-message-bytes=" + MAX_RESPONSE_BYTES,
                // One after the other, so that the answer to a request tells that those before it are done with.
                "soa.services.example.concurrency=1",
                "soa.services.example.version=9.8.7",
                "soa.services.example.build=rig-build-1");
    }

    private static List<File> applications() {
        return List.of(
                TestFiles.file("soa-sample.war").toFile(),
                MicroProcess.exported(TestApplication.archive()),
                MicroProcess.exported(TestApplication.platform()));
    }

    /** Connects a caller of a service. */
    public WirePeer peer(String service) {
        return new WirePeer(service, redis);
    }

    @Override
    public void close() {
        process.close();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.wire.WirePeer;

/** Payara Micro with the adapter, the sample and the applications of the tests, for callers from outside. */
public final class MicroServer implements AutoCloseable {

    /** Answers larger than this come in chunks: the least that the adapter takes. */
    private static final int CHUNK_BYTES = 102_400;

    /** Answers larger than this are replaced: the least that goes with chunks. */
    private static final int MAX_RESPONSE_BYTES = 5 * CHUNK_BYTES;

    private static final Duration TO_START = Duration.ofSeconds(120);
    private static final Duration TO_STOP = Duration.ofSeconds(60);

    private final Process process;
    private final URI redis;

    private MicroServer(Process process, URI redis) {
        this.process = process;
        this.redis = redis;
    }

    /** Starts the server; every service answers when this returns. */
    public static MicroServer start() throws IOException {
        // A database of its own: the other servers of the tests serve the sample too.
        URI redis = URI.create(System.getProperty(TestFiles.REDIS_URL) + "/1");
        Path log = TestFiles.file("micro-server.log");
        Process process = new ProcessBuilder(command(redis))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
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
            throw new AssertionError(e.getMessage() + "; see " + log, e);
        }
    }

    private static List<String> command(URI redis) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        for (String setting : List.of(
                "soa.redis.url=" + redis,
                "soa.server.chunk-bytes=" + CHUNK_BYTES,
                "soa.server.max-message-bytes=" + MAX_RESPONSE_BYTES,
                // One after the other, so that the answer to a request tells that those before it are done with.
                "soa.services.example.concurrency=1",
                "soa.services.example.version=9.8.7",
                "soa.services.example.build=rig-build-1")) {
            command.add("-D" + setting);
        }
        command.addAll(List.of(
                "-jar",
                TestFiles.file("payara-micro.jar").toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(TestRunFixture.freePort()),
                "--prebootcommandfile",
                TestFiles.file("preboot.txt").toString()));
        for (File archive : List.of(
                TestFiles.file("soa-rar.rar").toFile(),
                TestFiles.file("soa-sample.war").toFile(),
                exported(TestApplication.archive()),
                exported(TestApplication.platform()))) {
            command.add("--deploy");
            command.add(archive.toString());
        }
        return command;
    }

    private static File exported(WebArchive archive) {
        File file = TestFiles.file(archive.getName()).toFile();
        archive.as(ZipExporter.class).exportTo(file, true);
        return file;
    }

    /** Connects a caller of a service. */
    public WirePeer peer(String service) {
        return new WirePeer(service, redis);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

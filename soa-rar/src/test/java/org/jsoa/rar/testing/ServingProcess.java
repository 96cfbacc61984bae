/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoa.service.DeliveryMode;

/** A server in a process of its own, with {@link RecordedJobs}, that can be killed. */
public final class ServingProcess implements AutoCloseable {

    private final Process process;

    private ServingProcess(Process process) {
        this.process = process;
    }

    /** Starts one that delivers at least once. */
    public static ServingProcess started(int port, int leaseMillis, int concurrency) throws IOException {
        return started("redis://127.0.0.1:" + port, false, port, leaseMillis, concurrency);
    }

    /** Starts one whose messages are in a cluster; another server keeps how often each job was begun. */
    public static ServingProcess startedInCluster(String urls, int records, int leaseMillis, int concurrency)
            throws IOException {
        return started(urls, true, records, leaseMillis, concurrency);
    }

    private static ServingProcess started(String urls, boolean cluster, int records, int leaseMillis, int concurrency)
            throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServingProcess.class.getName(),
                urls,
                String.valueOf(cluster),
                String.valueOf(records),
                String.valueOf(leaseMillis),
                String.valueOf(concurrency));
        return new ServingProcess(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Serves until its standard input is closed. */
    public static void main(String[] arguments) throws ResourceException, IOException {
        try (TestServer server = new TestServer(adapter -> {
            adapter.setRedisUrl(arguments[0]);
            adapter.setRedisCluster(Boolean.valueOf(arguments[1]));
            adapter.setLeaseMillis(Integer.valueOf(arguments[3]));
        })) {
            server.deploy(RecordedJobs.application(
                    Integer.parseInt(arguments[2]), DeliveryMode.AT_LEAST_ONCE, Integer.parseInt(arguments[4])));
            while (System.in.read() >= 0) {
                // The input has no content.
            }
        }
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        kill();
    }
}

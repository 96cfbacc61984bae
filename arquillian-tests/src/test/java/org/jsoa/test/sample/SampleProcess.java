/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.environment.TestRunFixture;

/** The sample, run in a process of its own as {@code -Prun} runs it. */
final class SampleProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private final int httpPort;

    private SampleProcess(Process process, int httpPort) {
        this.process = process;
        this.httpPort = httpPort;
    }

    /**
     * Starts it on a free port.
     *
     * @param war the application that it deploys
     * @param path the path of the call that it suggests
     * @param body the body of that call
     */
    static SampleProcess start(String war, String path, String body) throws IOException {
        return start(war, path, body, TestRunFixture.freePort());
    }

    /** Starts it on a port. */
    static SampleProcess start(String war, String path, String body, int httpPort) throws IOException {
        Path files = Files.createDirectories(TestFiles.file("run-" + war));
        link(files, "payara-micro.jar", "payara-micro.jar");
        link(files, "soa-rar.rar", "soa-rar.rar");
        link(files, "soa-sample.war", war);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsoa.http.port=" + httpPort,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "org.jsoa.sample.run.Main",
                        files.toString(),
                        path,
                        body)
                .redirectErrorStream(true)
                .start();
        return new SampleProcess(process, httpPort);
    }

    private static void link(Path files, String name, String target) throws IOException {
        Path link = files.resolve(name);
        Files.deleteIfExists(link);
        Files.createLink(link, TestFiles.file(target));
    }

    /** Reads what it prints up to the line that says that it runs, or to its end. */
    void awaitRunning() throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        while (line != null) {
            output.append(line).append('\n');
            if (line.startsWith("Ctrl-C")) {
                return;
            }
            line = reader.readLine();
        }
    }

    /** Returns what it has printed. */
    String output() {
        return output.toString();
    }

    /** Returns the address of its page. */
    URI page() {
        return URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    /** Returns the address of its Redis, which it has printed. */
    URI redis() {
        return URI.create(output().lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Redis "))
                .map(line -> line.substring("Redis ".length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("it has printed no address of a Redis:\n" + output())));
    }

    /** Returns the processes that it has started and that still run. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Waits for its end, and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the sample still runs after " + PATIENCE);
        }
        return process.exitValue();
    }

    /** Asks it to stop, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

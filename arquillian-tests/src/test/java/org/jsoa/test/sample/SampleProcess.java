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
public final class SampleProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private final int httpPort;

    private SampleProcess(Process process, int httpPort) {
        this.process = process;
        this.httpPort = httpPort;
    }

    /** Starts it on a free port. */
    public static SampleProcess start() throws IOException {
        return start(TestRunFixture.freePort());
    }

    /** Starts it on a port. */
    public static SampleProcess start(int httpPort) throws IOException {
        Path files = Files.createDirectories(TestFiles.file("run"));
        for (String name : List.of("payara-micro.jar", "soa-rar.rar", "soa-sample.war")) {
            Path link = files.resolve(name);
            Files.deleteIfExists(link);
            Files.createLink(link, TestFiles.file(name));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsoa.http.port=" + httpPort,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "org.jsoa.sample.run.Main",
                        files.toString())
                .redirectErrorStream(true)
                .start();
        return new SampleProcess(process, httpPort);
    }

    /** Reads what it prints up to the line that says that it runs, or to its end. */
    public void awaitRunning() throws IOException {
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

    /** What it has printed. */
    public String output() {
        return output.toString();
    }

    /** Where its page should be. */
    public URI page() {
        return URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    /** Where it says that its Redis is. */
    public URI redis() {
        return URI.create(output().lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Redis "))
                .map(line -> line.substring("Redis ".length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("it does not say where its Redis is:\n" + output())));
    }

    /** The processes that it has started and that still run. */
    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Waits for it to end by itself, and returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the sample still runs after " + PATIENCE);
        }
        return process.exitValue();
    }

    /** Asks it to stop, and waits until it has. */
    public void stop() throws InterruptedException {
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

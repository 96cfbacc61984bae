/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.environment.TestRunFixture;

/** Payara Micro with the adapter and applications, in a process of its own on the loopback address. */
public final class MicroProcess implements AutoCloseable {

    private static final Duration TO_STOP = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private MicroProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it, without waiting until it is ready.
     *
     * @param name the name of its log
     * @param settings system properties, such as {@code soa.redis.url=...}
     * @param applications the archives to deploy after the adapter
     */
    public static MicroProcess start(String name, List<String> settings, List<File> applications) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        settings.forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of(
                "-jar",
                TestFiles.file("payara-micro.jar").toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(TestRunFixture.freePort()),
                "--prebootcommandfile",
                TestFiles.file("preboot.txt").toString(),
                "--deploy",
                TestFiles.file("soa-rar.rar").toString()));
        for (File application : applications) {
            command.add("--deploy");
            command.add(application.toString());
        }
        Path log = TestFiles.file(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new MicroProcess(process, log);
    }

    /** Writes an archive to a file that can be deployed, and returns the file. */
    public static File exported(WebArchive archive) {
        File file = TestFiles.file(archive.getName()).toFile();
        archive.as(ZipExporter.class).exportTo(file, true);
        return file;
    }

    /** Returns the file of its log. */
    public Path log() {
        return log;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(TO_STOP.toMillis(), TimeUnit.MILLISECONDS).join();
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

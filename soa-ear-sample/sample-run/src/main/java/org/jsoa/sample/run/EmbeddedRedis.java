/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.error.OsArchitectureNotFound;
import redis.embedded.error.UnknownOSName;

/** The Redis that comes with the build: a real server on a free port, without persistence. */
final class EmbeddedRedis {

    private static final Duration TO_START = Duration.ofSeconds(10);

    private final Path files;
    private final ChildProcesses children;

    EmbeddedRedis(Path files, ChildProcesses children) {
        this.files = files;
        this.children = children;
    }

    RedisServer start() throws RunException {
        File program = program();
        requireRunnable(program);
        int port = LoopbackPort.free();
        List<String> command = List.of(
                program.getPath(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--save",
                "",
                "--appendonly",
                "no");
        ChildProcess process = children.start("Redis", command, files.resolve("redis.log"));
        RedisServer redis = new RedisServer(URI.create("redis://127.0.0.1:" + port));
        redis.awaitResponse(process, TO_START);
        return redis;
    }

    private File program() throws RunException {
        try {
            Path directory = Files.createDirectories(files.resolve("redis"));
            return ExecutableProvider.newJarResourceProvider(directory.toFile()).get();
        } catch (IOException | OsArchitectureNotFound | UnknownOSName e) {
            throw new RunException(unusable(e.getMessage()), e);
        }
    }

    /** Runs the program once: it needs OpenSSL 3, and the system's loader names the library that is missing. */
    private static void requireRunnable(File program) throws RunException {
        try {
            Process process = new ProcessBuilder(program.getPath(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TO_START.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new RunException(unusable(output.strip()));
            }
        } catch (IOException e) {
            throw new RunException(unusable(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted", e);
        }
    }

    private static String unusable(String reason) {
        return "the bundled Redis cannot run here (" + reason
                + "): install OpenSSL 3, or start a Redis of your own and give its address by -D"
                + Settings.REDIS_URL + "=redis://host:port";
    }
}

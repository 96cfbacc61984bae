/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Payara Micro with the adapter and the application, as a process of its own. */
final class PayaraMicro {

    static final String PAGE = "/";

    private static final String ADAPTER = "soa-rar";
    private static final String APPLICATION = "soa-sample";
    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Settings settings;
    private final ChildProcesses children;

    PayaraMicro(Settings settings, ChildProcesses children) {
        this.settings = settings;
        this.children = children;
    }

    /** Starts the server, and returns when the page responds. */
    ChildProcess start(RedisServer redis, Page page) throws RunException {
        ChildProcess process =
                children.start("Payara Micro", command(redis), settings.files().resolve("payara.log"));
        ServerLog log = new ServerLog(process.log());
        Instant end = Instant.now().plus(TO_START);
        while (!isReady(log, page)) {
            process.expectAliveFor(BETWEEN_LOOKS);
            if (Instant.now().isAfter(end)) {
                throw new RunException(page.address() + " does not respond after " + TO_START.toSeconds() + " s; see "
                        + process.log());
            }
        }
        return process;
    }

    private static boolean isReady(ServerLog log, Page page) throws RunException {
        ServerLog.Snapshot snapshot = log.read();
        if (!snapshot.saysReady()) {
            return false;
        }
        // The server says that it is ready even if a deployment failed.
        for (String archive : List.of(ADAPTER, APPLICATION)) {
            if (!snapshot.hasDeployed(archive)) {
                throw new RunException(archive + " was not deployed: " + snapshot.failure() + "; see " + log.file());
            }
        }
        return page.responds();
    }

    private List<String> command(RedisServer redis) throws RunException {
        Path files = settings.files();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-D" + Settings.REDIS_URL + "=" + redis.url(),
                // The sample is for developers, and its callers are on the same machine.
                "-Dsoa.server.tracebacks=true",
                "-jar",
                files.resolve("payara-micro.jar").toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(settings.httpPort()),
                "--prebootcommandfile",
                loopbackOnly().toString(),
                // The adapter is deployed first: the application needs its classes.
                "--deploy",
                files.resolve(ADAPTER + ".rar").toString(),
                "--contextroot",
                PAGE,
                "--deploy",
                files.resolve(APPLICATION + ".war").toString());
    }

    private Path loopbackOnly() throws RunException {
        try {
            return Files.writeString(
                    settings.files().resolve("preboot.txt"),
                    "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                            + ".address=127.0.0.1\n");
        } catch (IOException e) {
            throw new RunException("cannot write to " + settings.files() + ": " + e.getMessage(), e);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    private static final String HEADER =
            "[2026-01-01T00:00:00.000+0000] [] [\u001B[1;91m%s\u001B[0m] [] [server] [tid: 1] [timeMillis: 1] [levelValue: %s] ";
    private static final String INFO = HEADER.formatted("INFO", "800");
    private static final String SEVERE = HEADER.formatted("SEVERE", "1000");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void create() throws IOException {
        file = Files.createFile(directory.resolve("server.log"));
    }

    private ServerLog.Snapshot read(String... lines) throws IOException, RunException {
        Files.write(file, List.of(lines));
        return new ServerLog(file).read();
    }

    @Test
    void isNotReadyWhileTheServerStarts() throws Exception {
        assertThat(read(INFO + "soa-rar was successfully deployed in 9 milliseconds.")
                        .saysReady())
                .isFalse();
    }

    @Test
    void isReadyWhenTheServerSaysSo() throws Exception {
        assertThat(read(INFO + "Payara Micro 6.2025.10 (build 42) ready in 13,223 (ms)")
                        .saysReady())
                .isTrue();
    }

    @Test
    void knowsWhatHasBeenDeployed() throws Exception {
        ServerLog.Snapshot log = read(INFO + "soa-rar was successfully deployed in 1,174 milliseconds.");

        assertThat(log.hasDeployed("soa-rar")).isTrue();
        assertThat(log.hasDeployed("soa-sample")).isFalse();
    }

    @Test
    void takesTheLastComplaintForTheReason() throws Exception {
        ServerLog.Snapshot log = read(
                SEVERE + "Exception while loading the app",
                SEVERE + "[[",
                "  Exception while loading the app : the adapter did not start",
                "java.lang.RuntimeException: the adapter did not start",
                "\tat some.Code",
                "]]",
                INFO + "Deployed 1 archive(s)");

        assertThat(log.failure()).isEqualTo("the adapter did not start");
    }

    @Test
    void saysThatThereIsNoReasonWhereTheServerGivesNone() throws Exception {
        assertThat(read(INFO + "Deployed 0 archive(s)").failure()).isEqualTo("the server does not say why");
    }
}

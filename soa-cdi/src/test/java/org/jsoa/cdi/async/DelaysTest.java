/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoa.client.ServiceClient;
import org.junit.jupiter.api.Test;

/** The pauses of retries and the limits of callbacks. */
class DelaysTest {

    @Test
    void keepNoApplicationThatHasStopped() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-cp",
                location(TimerProbe.class),
                TimerProbe.class.getName(),
                location(CallbackExecutor.class),
                location(ServiceClient.class),
                location(ManagedExecutorService.class));

        int status = new ProcessBuilder(command).inheritIO().start().waitFor();

        assertThat(status).isEqualTo(TimerProbe.GONE);
    }

    private static String location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.nio.file.Path;

/**
 * Runs the sample until Ctrl-C. A failure is reported in one line and by a non-zero exit code.
 *
 * @since 0.1
 */
public final class Main {

    private Main() {}

    /**
     * Runs the sample. The system property {@code soa.http.port} is the port of the page (8080). The system property
     * {@code soa.redis.url} is the address of a Redis to use; without it, the launcher starts one.
     *
     * @param args three arguments: the directory that holds {@code payara-micro.jar}, {@code soa-rar.rar} and
     *     {@code soa-sample.war}, to which logs are written too; the path and the JSON body of a call to try
     */
    public static void main(String[] args) {
        ChildProcesses children = new ChildProcesses();
        Runtime.getRuntime().addShutdownHook(new Thread(children::close, "stop the sample"));
        try {
            Settings settings = Settings.of(Path.of(args[0]), System.getProperties());
            new Sample(settings, new FirstCall(args[1], args[2]), children).run();
        } catch (RunException e) {
            // While the shutdown hook runs, processes end because they are stopped: that is no failure.
            if (!children.isClosed()) {
                System.err.println(e.getMessage());
            }
        }
        System.exit(1);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.nio.file.Path;

/**
 * Runs the sample until Ctrl-C. What goes wrong is told in one line, and gives a non-zero exit code.
 *
 * @since 0.1
 */
public final class Main {

    private Main() {}

    /**
     * Runs the sample. System property {@code soa.http.port} is the port of the page (8080), {@code soa.redis.url} a Redis
     * to use instead of an own one.
     *
     * @param args the directory that holds {@code payara-micro.jar}, {@code soa-rar.rar} and {@code soa-sample.war}; logs
     *     go there too
     */
    public static void main(String[] args) {
        ChildProcesses children = new ChildProcesses();
        Runtime.getRuntime().addShutdownHook(new Thread(children::close, "stop the sample"));
        try {
            Settings settings = Settings.of(Path.of(args[0]), System.getProperties());
            new Sample(settings, children).run();
        } catch (RunException e) {
            // While the hook is at work, whatever ends does so because it was told to.
            if (!children.isClosed()) {
                System.err.println(e.getMessage());
            }
        }
        System.exit(1);
    }
}

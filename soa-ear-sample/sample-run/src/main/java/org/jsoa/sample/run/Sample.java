/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.net.URI;

/** The whole of it: Redis first, then the server on top. */
final class Sample {

    private final Settings settings;
    private final ChildProcesses children;

    Sample(Settings settings, ChildProcesses children) {
        this.settings = settings;
        this.children = children;
    }

    /** Returns only by way of the exception that says why the sample does not run, or no longer. */
    void run() throws RunException {
        LoopbackPort.requireFree(settings.httpPort(), Settings.HTTP_PORT);
        RedisServer redis = redis();
        Page page = new Page(URI.create("http://127.0.0.1:" + settings.httpPort() + PayaraMicro.PAGE));
        System.out.println("Starting Payara Micro ...");
        ChildProcess server = new PayaraMicro(settings, children).start(redis, page);
        announce(redis, page);
        server.expectAliveForEver();
    }

    private RedisServer redis() throws RunException {
        if (settings.redisUrl().isEmpty()) {
            return new EmbeddedRedis(settings.files(), children).start();
        }
        RedisServer given = new RedisServer(settings.redisUrl().get());
        given.requireAnswer();
        return given;
    }

    private static void announce(RedisServer redis, Page page) {
        System.out.printf("""

                The sample runs.
                  Page   %s
                  Try    curl -s -H 'Content-Type: application/json' -d '{"number": 7}' %sapi/example/square
                  Redis  %s
                Ctrl-C stops it.
                """, page.address(), page.address(), redis.address());
    }
}

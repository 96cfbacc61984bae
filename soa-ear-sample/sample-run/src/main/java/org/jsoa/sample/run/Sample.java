/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.net.URI;

/** The running sample: Redis first, then the server that uses it. */
final class Sample {

    private final Settings settings;
    private final FirstCall firstCall;
    private final ChildProcesses children;

    Sample(Settings settings, FirstCall firstCall, ChildProcesses children) {
        this.settings = settings;
        this.firstCall = firstCall;
        this.children = children;
    }

    /** Runs until a process ends. It never returns: the exception says why the sample does not run. */
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
        given.requireResponse();
        return given;
    }

    private void announce(RedisServer redis, Page page) {
        System.out.printf("""

                The sample runs.
                  Page   %s
                  Try    %s
                  Redis  %s
                Ctrl-C stops it.
                """, page.address(), firstCall.commandLine(page.address()), redis.address());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.test.peer.WirePeer;

/** Payara Micro whose services are called from outside, through a database of Redis. */
public final class MicroServer implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(120);

    private final MicroProcess process;
    private final URI redis;

    private MicroServer(MicroProcess process, URI redis) {
        this.process = process;
        this.redis = redis;
    }

    /**
     * Starts the server and waits until its services respond.
     *
     * @param name the name of its log
     * @param redis the database that it uses
     * @param settings further system properties
     * @param applications the archives to deploy after the adapter
     * @param services the services of the applications
     */
    public static MicroServer start(
            String name, URI redis, List<String> settings, List<File> applications, List<String> services)
            throws IOException {
        List<String> properties = new ArrayList<>(settings);
        properties.add("soa.redis.url=" + redis);
        MicroServer server = new MicroServer(MicroProcess.start(name, properties, applications), redis);
        try {
            for (String service : services) {
                try (WirePeer peer = server.peer(service)) {
                    peer.awaitService(TO_START);
                }
            }
            return server;
        } catch (AssertionError e) {
            server.close();
            throw new AssertionError(e.getMessage() + "; see " + server.process.log(), e);
        }
    }

    /** Connects a caller of a service. */
    public WirePeer peer(String service) {
        return new WirePeer(service, redis);
    }

    /** Returns the file of its log. */
    public Path log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}

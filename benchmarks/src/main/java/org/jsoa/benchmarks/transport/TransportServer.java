/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import jakarta.resource.ResourceException;
import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.rar.testing.TestServer;

/** The adapter with one service, or as many as its {@link TransportVariant} says. */
public final class TransportServer implements Part {

    private TestServer server;

    /** Made by name. */
    public TransportServer() {}

    @Override
    public void start(PartSettings settings) throws ResourceException {
        server = new TestServer(adapter -> adapter.setRedisUrl(settings.redisUrl()));
        server.deploy(new EchoService(TransportVariant.parse(settings.variant()), settings.workers()));
    }

    @Override
    public void close() {
        server.close();
    }
}

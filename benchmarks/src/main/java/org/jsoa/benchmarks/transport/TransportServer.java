/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import jakarta.resource.ResourceException;
import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;

/** The adapter with one service. */
public final class TransportServer implements Part {

    private PlainServer server;

    /** Made by name. */
    public TransportServer() {}

    @Override
    public void start(PartSettings settings) throws ResourceException {
        server = new PlainServer("redis://127.0.0.1:" + settings.redisPort());
        server.deploy(new EchoService(1, settings.workers()));
    }

    @Override
    public void close() {
        server.close();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jsoa.benchmarks.artemis.ArtemisClient;
import org.jsoa.benchmarks.artemis.ArtemisServer;
import org.jsoa.benchmarks.artemis.Broker;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.process.FreePort;

/** Two plain JVMs with a third one, the broker, between them. */
final class ArtemisContestant implements Contestant {

    @Override
    public String name() {
        return Contestants.ARTEMIS;
    }

    @Override
    public String description() {
        return "requests and replies of Jakarta Messaging over Artemis, not persistent, a temporary queue for each caller";
    }

    @Override
    public Running start(Ground ground) throws IOException {
        PartSettings settings = PartSettings.ofPort(FreePort.find(), ground.workers());
        Node broker = ground.node(name() + "-broker", Broker.class, settings);
        Node server = ground.node(name() + "-server", ArtemisServer.class, settings);
        Node client = ground.node(name() + "-client", ArtemisClient.class, settings);
        return new Running(client, server, List.of(broker.child()), Optional.empty());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.artemis;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;

/** The broker: keeps nothing, asks nobody who he is. */
public final class Broker implements Part {

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    /** Made by name. */
    public Broker() {}

    @Override
    public void start(PartSettings settings) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + settings.port());
        broker.setConfiguration(configuration);
        broker.start();
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not stop", e);
        }
    }
}

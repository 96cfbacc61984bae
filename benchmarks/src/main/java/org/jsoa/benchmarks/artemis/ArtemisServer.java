/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.artemis;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;

/** As many sessions as calls that run at once, each with a listener. */
public final class ArtemisServer implements Part {

    private BrokerConnection connection;

    /** Made by name. */
    public ArtemisServer() {}

    @Override
    public void start(PartSettings settings) throws JMSException {
        connection = new BrokerConnection(settings.port());
        for (int i = 0; i < settings.workers(); i++) {
            Session session = connection.session();
            MessageProducer replies = BrokerConnection.producer(session, null);
            session.createConsumer(session.createQueue(BrokerConnection.REQUESTS))
                    .setMessageListener(request -> answer(session, replies, request));
        }
    }

    private static void answer(Session session, MessageProducer replies, Message request) {
        try {
            replies.send(request.getJMSReplyTo(), session.createTextMessage(((TextMessage) request).getText()));
        } catch (JMSException e) {
            throw new IllegalStateException("cannot answer", e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}

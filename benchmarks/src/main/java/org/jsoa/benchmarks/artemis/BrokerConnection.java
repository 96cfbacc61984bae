/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.artemis;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A connection to the broker, as client and server have it. */
final class BrokerConnection implements AutoCloseable {

    static final String REQUESTS = "requests";

    /** Two bytes for each character of the longest body, and more: what is large is sent in pieces, much more slowly. */
    private static final int LARGE_BYTES = 1 << 20;

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;

    BrokerConnection(int port) throws JMSException {
        factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
        factory.setMinLargeMessageSize(LARGE_BYTES);
        connection = factory.createConnection();
        connection.start();
    }

    Session session() throws JMSException {
        return connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    /** Creates a producer of messages that the broker does not keep. */
    static MessageProducer producer(Session session, Destination to) throws JMSException {
        MessageProducer producer = session.createProducer(to);
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.setDisableMessageID(true);
        producer.setDisableMessageTimestamp(true);
        return producer;
    }

    @Override
    public void close() {
        factory.close();
    }
}

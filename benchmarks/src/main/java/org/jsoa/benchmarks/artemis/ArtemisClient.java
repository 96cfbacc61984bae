/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.artemis;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.concurrent.TimeoutException;
import org.jsoa.benchmarks.child.CallingPart;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.load.Call;

/** Callers that share one connection, with a session and a temporary reply queue each. */
public final class ArtemisClient implements CallingPart {

    private static final long TIMEOUT_MILLIS = 10_000;

    private BrokerConnection connection;

    /** Made by name. */
    public ArtemisClient() {}

    @Override
    public void start(PartSettings settings) throws JMSException {
        connection = new BrokerConnection(settings.port());
    }

    @Override
    public Call open(String body) throws JMSException {
        Session session = connection.session();
        Queue replies = session.createTemporaryQueue();
        MessageProducer requests = BrokerConnection.producer(session, session.createQueue(BrokerConnection.REQUESTS));
        return new Caller(session, requests, replies, session.createConsumer(replies), body);
    }

    @Override
    public void close() {
        connection.close();
    }

    private record Caller(
            Session session, MessageProducer requests, Queue replyTo, MessageConsumer replies, String body)
            implements Call {

        @Override
        public void make() throws JMSException, TimeoutException {
            TextMessage request = session.createTextMessage(body);
            request.setJMSReplyTo(replyTo);
            requests.send(request);
            if (!(replies.receive(TIMEOUT_MILLIS) instanceof TextMessage reply)) {
                throw new TimeoutException("no reply");
            }
            if (!body.equals(reply.getText())) {
                throw new IllegalStateException("the answer is not the body");
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (JMSException e) {
                throw new IllegalStateException("the session does not close", e);
            }
        }
    }
}

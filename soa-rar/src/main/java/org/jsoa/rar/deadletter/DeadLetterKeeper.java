/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.deadletter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.jsoa.deadletter.DeadLetterReason;
import org.jsoa.message.JobRequest;
import org.jsoa.rar.connection.RedisException;

/** Keeps the dead letters of one service. */
public final class DeadLetterKeeper {

    private static final Logger LOG = System.getLogger(DeadLetterKeeper.class.getName());

    /** Explains where the explanation may quote what was encrypted, and Redis must not learn that. */
    public static final String CONFIDENTIAL = "what was encrypted breaks the rules, see the log";

    private final String service;
    private final DeadLetterStream stream;
    private final Clock clock;

    public DeadLetterKeeper(String service, DeadLetterStream stream, Clock clock) {
        this.service = service;
        this.stream = stream;
        this.clock = clock;
    }

    /**
     * Keeps a message, or says in the log that it cannot.
     *
     * @param job what the message asks for, or null if that cannot be read
     */
    public void keep(byte[] frame, DeadLetterReason reason, String explanation, JobRequest job) {
        try {
            stream.keep(service, new StoredDeadLetter(clock.instant(), reason, explanation, job, frame));
        } catch (RedisException e) {
            LOG.log(Level.ERROR, "could not keep a dead letter of service " + service + ": " + e.getMessage());
        }
    }
}

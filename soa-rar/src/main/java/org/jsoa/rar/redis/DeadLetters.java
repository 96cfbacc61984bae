/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.time.Duration;
import java.util.List;

/**
 * Keeps messages that a service refused to run, answered or not, for an operator: the first {@link #CAPACITY} of a service, for
 * {@link #LIFE}, as the bytes that came.
 */
public final class DeadLetters {

    /** How many messages of a service are kept. */
    static final int CAPACITY = 10_000;

    /** How long after the last one they are kept. */
    static final Duration LIFE = Duration.ofDays(7);

    private final Senders senders;

    /**
     * Creates the keeper.
     *
     * @param senders send to where the lists are
     */
    public DeadLetters(Senders senders) {
        this.senders = senders;
    }

    /**
     * Keeps a message.
     *
     * @param service the service whose queue it was on
     * @param frame the message as it came
     * @throws RedisException if it could not be kept
     */
    public void keep(String service, byte[] frame) throws RedisException {
        String key = ServiceKeys.deadLetters(service);
        senders.to(key).send(new Push(key, List.of(frame), LIFE, CAPACITY), Duration.ofSeconds(2));
    }
}

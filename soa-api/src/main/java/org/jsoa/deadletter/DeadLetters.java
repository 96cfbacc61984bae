/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;

/**
 * The dead letters of services: messages that could not be read, that break the rules of the protocol, or whose servers
 * died too often. Safe for use by many threads. A bean of this type can be injected.
 *
 * <p>All methods throw a {@link TransportException} if Redis cannot be reached.
 *
 * @since 0.1
 */
public interface DeadLetters {

    /**
     * Counts the dead letters of a service.
     *
     * @param service the name of the service
     * @return how many there are
     */
    long count(String service);

    /**
     * Lists dead letters of a service, the oldest first.
     *
     * @param service the name of the service
     * @param after the id of the one after which the list begins, or null to begin with the oldest
     * @param most the largest number to return, at least 1
     * @return the dead letters; empty if there are no more
     * @throws IllegalArgumentException if the id is not of the form that ids have, or the number is not positive
     */
    List<DeadLetter> list(String service, String after, int most);

    /**
     * Finds a dead letter.
     *
     * @param service the name of the service
     * @param id its id
     * @return the dead letter; empty if there is none
     * @throws IllegalArgumentException if the id is not of the form that ids have
     */
    Optional<DeadLetter> find(String service, String id);

    /**
     * Puts the job of a dead letter at the end of its service's queue again, and takes the dead letter away, in one
     * step. The job gets a new expiry. No response is sent, because the caller no longer waits.
     *
     * @param service the name of the service
     * @param id its id
     * @param within how long the job may wait in the queue, at least one millisecond
     * @return whether there was such a dead letter
     * @throws IllegalArgumentException if the id is not of the form that ids have, or the time is too short
     * @throws InvalidMessageException if the message cannot be read, or breaks the rules of the protocol, and would
     *     become a dead letter again at once
     * @throws SendFailedException if the queue is full
     */
    boolean replay(String service, String id, Duration within);

    /**
     * Throws a dead letter away.
     *
     * @param service the name of the service
     * @param id its id
     * @return whether there was such a dead letter
     * @throws IllegalArgumentException if the id is not of the form that ids have
     */
    boolean purge(String service, String id);

    /**
     * Throws all dead letters of a service away.
     *
     * @param service the name of the service
     * @return how many there were
     */
    long purgeAll(String service);
}

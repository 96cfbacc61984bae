/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.inject.Inject;
import java.time.Duration;
import org.jsoa.deadletter.DeadLetter;
import org.jsoa.deadletter.DeadLetters;

/** The Java of docs/howto/handle-dead-letters.md. */
class DeadLetterReview {

    private static final System.Logger LOG = System.getLogger(DeadLetterReview.class.getName());

    // tag::review[]
    @Inject
    DeadLetters deadLetters;

    void review() {
        // The oldest 100. To read on, pass the id of the last one in place of null.
        for (DeadLetter letter : deadLetters.list("payments", null, 100)) {
            LOG.log(System.Logger.Level.INFO, letter.id() + " " + letter.reason() + ": " + letter.explanation());
        }
    }

    void runAgain(String id) {
        // The job may wait in the queue for at most 5 minutes.
        deadLetters.replay("payments", id, Duration.ofMinutes(5));
    }

    void delete(String id) {
        deadLetters.purge("payments", id);
    }

    void deleteAll() {
        deadLetters.purgeAll("payments");
    }
    // end::review[]
}

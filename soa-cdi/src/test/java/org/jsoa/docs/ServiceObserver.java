/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jsoa.event.JobCompleted;
import org.jsoa.event.ServiceStarting;

/** The Java of docs/howto/follow-the-life-of-a-service.md. */
class ServiceObserver {

    @Inject
    Statistics statistics;

    // tag::observers[]
    void warmUp(@Observes ServiceStarting event) {
        statistics.add(event.service(), 0);
    }

    void count(@Observes JobCompleted event) {
        statistics.add(event.service(), event.duration().toNanos());
    }
    // end::observers[]
}

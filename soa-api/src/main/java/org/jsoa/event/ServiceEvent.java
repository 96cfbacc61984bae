/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

/**
 * Something that a service of this application goes through, or one of its jobs. Whoever observes this type is told of
 * all.
 *
 * @since 0.1
 */
public sealed interface ServiceEvent
        permits ServiceStarting,
                ServiceStarted,
                ServiceIdle,
                ServiceDraining,
                ServiceStopped,
                JobReceived,
                JobCompleted {

    /**
     * Returns the service that the event is about.
     *
     * @return the name of the service; never null
     */
    String service();
}

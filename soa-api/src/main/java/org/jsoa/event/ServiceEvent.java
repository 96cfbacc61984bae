/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

/**
 * An event of a service of this application, or of one of its jobs. An observer of this type receives all of them.
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

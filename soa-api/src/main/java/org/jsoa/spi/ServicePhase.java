/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

/**
 * The phases of a service in one application on one server, in this order.
 *
 * @since 0.1
 */
public enum ServicePhase {

    /** The application is up, and no job was taken yet. */
    STARTING,

    /** Jobs are taken from now on. */
    STARTED,

    /** No job came for some seconds. The phase is entered repeatedly until a job comes. */
    IDLE,

    /** No more jobs are taken; those that run may finish. */
    DRAINING,

    /** No job runs any more, except jobs whose time is over and that do not end. */
    STOPPED
}

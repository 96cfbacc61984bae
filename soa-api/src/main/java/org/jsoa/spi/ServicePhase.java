/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

/**
 * What a service goes through in one application on one server, in this order.
 *
 * @since 0.1
 */
public enum ServicePhase {

    /** The application is up, and no job was taken yet. */
    STARTING,

    /** Jobs are taken from now on. */
    STARTED,

    /** No job came for some seconds; entered again and again for as long as that stays so. */
    IDLE,

    /** No more jobs are taken; those that run may finish. */
    DRAINING,

    /** No job runs any more, but those whose time is over and that do not end. */
    STOPPED
}

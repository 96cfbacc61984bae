/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

/**
 * What happens to the jobs of a service when the server that has taken them dies.
 *
 * @since 0.1
 */
public enum DeliveryMode {

    /** They are lost, and their callers get no response: as with PySOA, and the cheapest. */
    AT_MOST_ONCE,

    /**
     * Redis keeps each job until its response is sent. When its server is gone, a job whose actions are all {@link Idempotent} runs
     * again on another one, within its caller's deadline. The caller of any other gets the job error
     * {@link org.jsoa.message.ErrorCodes#WORKER_LOST} at once.
     */
    AT_LEAST_ONCE
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

/**
 * Decides what happens to the jobs of a service when the server that has taken them dies.
 *
 * @since 0.1
 */
public enum DeliveryMode {

    /** The jobs are lost, and their callers get no response. PySOA works in this way, and it costs least. */
    AT_MOST_ONCE,

    /**
     * Redis keeps each job until its response is sent. When its server is gone, a job whose actions are all
     * {@link Idempotent} runs again on another one, within its caller's deadline. The caller of any other job gets the job
     * error {@link org.jsoa.message.ErrorCodes#WORKER_LOST} at once.
     */
    AT_LEAST_ONCE
}

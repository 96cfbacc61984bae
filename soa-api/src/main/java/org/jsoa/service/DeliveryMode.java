/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

/**
 * What becomes of a service's jobs when a server dies that has taken them.
 *
 * @since 0.1
 */
public enum DeliveryMode {

    /** They are lost, and their callers wait in vain: PySOA's way, and the cheapest. */
    AT_MOST_ONCE,

    /**
     * Redis keeps each until it is answered. When its server is gone, a job whose actions are all {@link Idempotent} runs
     * again on another one, within its caller's deadline. The caller of any other gets the job error
     * {@link org.jsoa.message.ErrorCodes#WORKER_LOST} at once.
     */
    AT_LEAST_ONCE
}

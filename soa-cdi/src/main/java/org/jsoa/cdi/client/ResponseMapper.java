/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import org.jsoa.client.ServiceJob;
import org.jsoa.message.JobResponse;

/**
 * Makes something of the answer to one of several jobs.
 *
 * @param <R> what is made
 */
@FunctionalInterface
interface ResponseMapper<R> {

    R of(ServiceJob job, JobResponse response);
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;

/**
 * Receives jobs from the adapter: the message listener interface of the inbound contract (Jakarta Connectors 2.1, chapter
 * 13). {@code soa-cdi} ships the one message-driven bean that implements it.
 *
 * @since 0.1
 */
public interface JobListener extends PhaseListener {

    /**
     * Connects the listener with the adapter. It is called once after activation, before any job. The listener receives
     * the means to send jobs of its own, and the adapter receives the services to serve.
     *
     * @param connections creates connections through the calling adapter; never null
     * @return the services of the application, and the listener for their end
     */
    ServedApplication activate(SoaConnectionFactory connections);

    /**
     * Runs a job.
     *
     * @param job the job
     * @param watch limits how long the calling thread may run it
     * @return the response; never null. The adapter sends it, unless the job suppresses it, or the time of the job was over and
     *     another response was sent.
     */
    JobResponse onJob(IncomingJob job, JobWatch watch);

    /**
     * Receives a phase of one of its services, up to {@link ServicePhase#IDLE}. An exception from
     * {@link ServicePhase#STARTING} postpones the start: the adapter starts again with {@link #activate}. An exception from
     * any other phase is logged.
     *
     * @param service the name of the service
     * @param phase the phase
     */
    @Override
    void onPhase(String service, ServicePhase phase);
}

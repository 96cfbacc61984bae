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
     * Meets the adapter: called once after activation, before any job. The listener learns how to send jobs of its own, and
     * the adapter learns which services to serve.
     *
     * @param connections makes connections through the adapter that calls
     * @return the services of the application, and who is to be told of their end
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
     * Learns what becomes of one of its services, up to {@link ServicePhase#IDLE}. An exception from
     * {@link ServicePhase#STARTING} puts the start off: the adapter begins anew with {@link #activate}. One from any other
     * phase is logged.
     *
     * @param service the name of the service
     * @param phase the phase
     */
    @Override
    void onPhase(String service, ServicePhase phase);
}

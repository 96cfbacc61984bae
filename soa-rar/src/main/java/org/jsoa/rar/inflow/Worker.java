/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;

/** A thread that serves a queue: its endpoint, and the job that it runs. */
final class Worker implements AutoCloseable {

    private final EndpointDelivery delivery;
    private volatile RunningJob running;
    private boolean hasPlace = true;
    private long begun;
    private long took;

    Worker(MessageEndpointFactory endpoints) {
        this.delivery = new EndpointDelivery(endpoints);
    }

    EndpointDelivery delivery() {
        return delivery;
    }

    /** Shows the job to whoever watches over its time. */
    void begin(RunningJob job) {
        running = job;
        begun = System.nanoTime();
    }

    /** Ends the job. */
    void end() {
        hasPlace = running.end();
        running = null;
        took = System.nanoTime() - begun;
    }

    /** Tells whether the last job was this worker's own to the end; if not, another one has taken its place. */
    boolean hasPlace() {
        return hasPlace;
    }

    /** Returns how long the application had the last job, in ns: how long its answer took says nothing about the next one. */
    long lastJob() {
        return took;
    }

    /** Returns the job that it runs, or null. */
    RunningJob running() {
        return running;
    }

    @Override
    public void close() {
        delivery.close();
    }
}

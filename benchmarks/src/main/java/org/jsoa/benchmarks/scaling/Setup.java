/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.scaling;

import org.jsoa.benchmarks.transport.TransportVariant;

/**
 * What is set up for one step.
 *
 * @param instances how many server processes there are
 * @param workers how many calls each service of each of them runs at once
 * @param shards how many Redis servers there are
 * @param variant what services and callers are like
 */
record Setup(int instances, int workers, int shards, TransportVariant variant) {

    private static final int WAIT_MILLIS = 2;

    /** One of everything, jobs that take no time. */
    static final Setup USUAL = new Setup(1, 16, 1, TransportVariant.USUAL);

    /** Jobs that wait, so that more workers get more done even on few processors. */
    static Setup waiting(int instances, int workers) {
        return new Setup(instances, workers, 1, TransportVariant.USUAL.withJobMillis(WAIT_MILLIS));
    }

    static Setup withShards(int shards) {
        return new Setup(1, USUAL.workers, shards, TransportVariant.USUAL);
    }

    static Setup withServices(int services) {
        return new Setup(1, 1, 1, TransportVariant.USUAL.withServices(services));
    }

    static Setup withBursts(int burst) {
        return new Setup(1, USUAL.workers, 1, TransportVariant.USUAL.withBurst(burst));
    }
}

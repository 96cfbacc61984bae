/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.util.BitSet;

/** Which queues of a service have a leader, and when the others lost theirs. {@link LeaderFollowers} guards it with its lock. */
final class QueueLeads {

    private final WakePolicy policy;
    private final BitSet led = new BitSet();
    private final long[] leaderLeft;

    /**
     * Creates the state of queues without leaders.
     *
     * @param queues how many queues there are
     */
    QueueLeads(int queues, WakePolicy policy) {
        this.leaderLeft = new long[queues];
        this.policy = policy;
    }

    /** Returns how many queues there are. */
    int queues() {
        return leaderLeft.length;
    }

    /** Returns how many queues have no leader. */
    int withoutLeader() {
        return queues() - led.cardinality();
    }

    /**
     * Gives a queue a leader.
     *
     * @param waited whether the worker has waited; if not, it may be the leader that is expected back
     * @return the queue, or -1 if no queue needs a leader
     */
    int lead(boolean waited) {
        int queue = led.nextClearBit(0);
        while (waited && queue < queues() && policy.isExpectedBack(leaderLeft[queue])) {
            queue = led.nextClearBit(queue + 1);
        }
        if (queue >= queues()) {
            return -1;
        }
        led.set(queue);
        return queue;
    }

    /**
     * Records that the leader of a queue left it.
     *
     * @param withMessage whether it received a message for itself, and is expected back
     */
    void leave(int queue, boolean withMessage) {
        led.clear(queue);
        if (withMessage) {
            leaderLeft[queue] = policy.leaderLeft();
        }
    }
}

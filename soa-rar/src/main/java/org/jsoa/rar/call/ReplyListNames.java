/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jsoa.rar.topology.Ring;
import org.jsoa.rar.topology.ServiceKeys;

/**
 * Creates the names of this node's reply lists at one shard of a ring. The names share a part in braces, which puts the lists in
 * one slot of a cluster. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class ReplyListNames {

    private final AtomicLong last = new AtomicLong();
    private final String node;
    private final Ring ring;
    private final int shard;

    /**
     * Creates the source of names.
     *
     * @param prefix the first part of all names, which an access control list of Redis can refer to
     * @param ring the ring
     * @param shard the index of the shard in the ring
     */
    public ReplyListNames(String prefix, Ring ring, int shard) {
        this.node = "service." + prefix + ".{" + UUID.randomUUID().toString().replace("-", "") + "}!";
        this.ring = ring;
        this.shard = shard;
    }

    /**
     * Creates a name.
     *
     * @return a name for {@code meta.reply_to}, different from all others
     */
    public String next() {
        String replyTo;
        do {
            replyTo = node + String.format("%012x", last.incrementAndGet());
        } while (ring.indexOf(ServiceKeys.replies(replyTo)) != shard);
        return replyTo;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jsoa.rar.topology.Ring;
import org.jsoa.rar.topology.ServiceKeys;

/**
 * Makes up addresses for replies to this node, whose lists are all at one place of a ring. They share a part in braces, and so
 * a slot of a cluster.
 */
public final class ReplyListNames {

    private final AtomicLong last = new AtomicLong();
    private final String node;
    private final Ring ring;
    private final int index;

    /** Creates what makes addresses of lists at the place of that number. By the prefix an ACL may tell whose they are. */
    public ReplyListNames(String prefix, Ring ring, int index) {
        this.node = "service." + prefix + ".{" + UUID.randomUUID().toString().replace("-", "") + "}!";
        this.ring = ring;
        this.index = index;
    }

    /** Returns an address that was never returned before, for {@code meta.reply_to}. */
    public String next() {
        String replyTo;
        do {
            replyTo = node + String.format("%012x", last.incrementAndGet());
        } while (ring.indexOf(ServiceKeys.replies(replyTo)) != index);
        return replyTo;
    }
}

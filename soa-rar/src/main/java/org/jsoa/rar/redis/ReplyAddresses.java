/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes up addresses for replies to this node, whose lists are all at one place of a ring. They share a part in braces, and so
 * a slot of a cluster.
 */
final class ReplyAddresses {

    private final AtomicLong last = new AtomicLong();
    private final String node;
    private final Ring ring;
    private final int index;

    /** Creates what makes addresses of lists at the place of that number. By the prefix an ACL may tell whose they are. */
    ReplyAddresses(String prefix, Ring ring, int index) {
        this.node = "service." + prefix + ".{" + UUID.randomUUID().toString().replace("-", "") + "}!";
        this.ring = ring;
        this.index = index;
    }

    /** Returns an address that was never returned before, for {@code meta.reply_to}. */
    String next() {
        String replyTo;
        do {
            replyTo = node + String.format("%012x", last.incrementAndGet());
        } while (ring.indexOf(ServiceKeys.replies(replyTo)) != index);
        return replyTo;
    }
}

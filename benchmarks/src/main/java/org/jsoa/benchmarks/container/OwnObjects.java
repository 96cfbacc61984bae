/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jsoa.benchmarks.container.service.EchoActions;

/**
 * What the application that serves would allocate for a call if there were nothing around it: the record of the request, the text
 * in it and the record of the response.
 */
public final class OwnObjects {

    private static final int CALLS = 1_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final EchoActions actions = new EchoActions();
    /** Whatever is kept for a while must really be made. */
    private final Object[] kept = new Object[2];

    private final byte[] received;

    /**
     * Creates a measurement.
     *
     * @param bodyBytes the length of the text
     */
    public OwnObjects(int bodyBytes) {
        received = "x".repeat(bodyBytes).getBytes(US_ASCII);
    }

    /** Returns how many bytes they take. */
    public double bytes() {
        // What is allocated once, by whatever is used for the first time, is no part of it.
        allocated();
        return allocated() / (double) CALLS;
    }

    private long allocated() {
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            EchoActions.Body request = new EchoActions.Body(new String(received, US_ASCII));
            kept[0] = request;
            kept[1] = actions.echo(request);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}

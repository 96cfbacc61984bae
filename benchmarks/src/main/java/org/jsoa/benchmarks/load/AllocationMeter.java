/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.load;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** How much memory this process has allocated. What threads allocate that come and go between two looks is missed. */
public final class AllocationMeter {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Map<Long, Long> seen = new HashMap<>();
    private long total;

    /** Returns the bytes allocated so far by the threads that live now or were seen before. */
    public long bytes() {
        Map<Long, Long> now = new HashMap<>();
        long[] ids = threads.getAllThreadIds();
        long[] allocated = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            if (allocated[i] >= 0) {
                now.put(ids[i], allocated[i]);
                total += allocated[i] - seen.getOrDefault(ids[i], 0L);
            }
        }
        seen = now;
        return total;
    }
}

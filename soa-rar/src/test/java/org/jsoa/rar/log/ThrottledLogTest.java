/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottledLogTest {

    private final AtomicLong now = new AtomicLong();
    private final ThrottledLog log = new ThrottledLog(now::get);

    @Test
    void reportsTheFirstEventAtOnce() {
        assertThat(log.count()).isEqualTo(1);
    }

    @Test
    void reportsLaterEventsTogetherAfterAnInterval() {
        log.count();

        assertThat(log.count()).isZero();
        now.addAndGet(TimeUnit.SECONDS.toNanos(9));
        assertThat(log.count()).isZero();
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(log.count()).isEqualTo(3);
        assertThat(log.count()).isZero();
    }
}

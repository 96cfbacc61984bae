/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.runtime.ServerThreads;
import org.jsoa.rar.testing.GivenWork;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

    private static final List<QueuedMessage> SOME = List.of(new QueuedMessage(new byte[] {1}, null));
    private static final List<QueuedMessage> OTHERS = List.of(new QueuedMessage(new byte[] {2}, null));

    private final List<List<QueuedMessage>> settled = new ArrayList<>();
    private boolean hasThreads = true;
    private int asked;

    private final SerialExecutor threads =
            new SerialExecutor("example", settled::add, new ServerThreads(new GivenWork(this::give), false));

    private void give(Work work) throws WorkRejectedException {
        asked++;
        if (!hasThreads) {
            throw new WorkRejectedException("there are no threads");
        }
        work.run();
    }

    @Test
    void settlesWhatItIsGiven() {
        threads.settle(SOME);

        assertThat(settled).containsExactly(SOME);
    }

    @Test
    void keepsMessagesUntilThereIsAThread() {
        hasThreads = false;
        threads.settle(SOME);
        threads.settle(OTHERS);
        threads.tryAgain();
        assertThat(settled).isEmpty();

        hasThreads = true;
        threads.tryAgain();
        assertThat(settled).containsExactly(SOME, OTHERS);
    }

    @Test
    void asksForNoThreadWhileNothingIsLost() {
        threads.tryAgain();

        assertThat(asked).isZero();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final byte[] FRAME = "frame".getBytes(UTF_8);

    private final Turns turns = new Turns(3, 1);

    @Test
    void oneWorkerLeadsAndMayTakeAsManyAsAreFree() {
        turns.join();

        assertThat(turns.next()).isEqualTo(new Turns.Turn.Lead(3));
    }

    @Test
    void theLeaderTakesFewerWhileJobsRun() {
        turns.join();
        turns.next();
        turns.stepDown(FRAME);

        assertThat(turns.next()).isEqualTo(new Turns.Turn.Lead(2));
    }

    @Test
    void aSecondWorkerRunsWhatTheLeaderOffers() throws Exception {
        turns.join();
        turns.join();
        turns.next();
        CompletableFuture<Turns.Turn> second = CompletableFuture.supplyAsync(turns::next);
        turns.offer(FRAME);

        assertThat(second.get()).isInstanceOfSatisfying(Turns.Turn.Run.class, run -> assertThat(run.frame())
                .isSameAs(FRAME));
    }

    @Test
    void neverHasMoreWorkersThanAllowed() {
        assertThat(List.of(turns.join(), turns.join(), turns.join(), turns.join()))
                .containsExactly(true, true, true, false);
    }

    @Test
    void replacesAWorkerThatIsStuck() {
        turns.join();
        turns.next();
        turns.stepDown(FRAME);
        turns.join();
        turns.join();

        assertThat(turns.lose()).isEqualTo(new Turns.Places(3, 1));
        assertThat(turns.join()).isTrue();
        assertThat(turns.next()).isEqualTo(new Turns.Turn.Lead(3));
    }

    @Test
    void replacesNoMoreStuckWorkersThanAllowed() {
        for (int i = 0; i < 3; i++) {
            turns.join();
            turns.next();
            turns.stepDown(FRAME);
        }
        turns.lose();

        assertThat(turns.lose()).isEqualTo(new Turns.Places(2, 2));
        assertThat(List.of(turns.join(), turns.join())).containsExactly(true, false);
        assertThat(turns.next()).isEqualTo(new Turns.Turn.Lead(1));
    }

    @Test
    void givesTheirPlaceBackWhenStuckWorkersEnd() {
        for (int i = 0; i < 3; i++) {
            turns.join();
            turns.next();
            turns.stepDown(FRAME);
        }
        turns.lose();
        turns.lose();
        turns.comeBack();

        assertThat(List.of(turns.join(), turns.join(), turns.join())).containsExactly(true, true, false);
    }

    @Test
    void theEndDoesNotWaitForStuckWorkers() {
        turns.join();
        turns.next();
        turns.stepDown(FRAME);
        turns.lose();
        turns.stop();

        assertThat(turns.awaitEnd(Duration.ofSeconds(10))).isZero();
        assertThat(turns.awaitStuck(Duration.ofMillis(1))).isEqualTo(1);
    }

    @Test
    void asksForAWorkerWhenTheLeaderRunsItsOwnMessage() {
        turns.join();
        turns.next();
        assertThat(turns.needsWorker()).isFalse();
        turns.stepDown(FRAME);

        assertThat(turns.needsWorker()).isTrue();
    }

    @Test
    void stopSendsRestingWorkersAwayAndKeepsUntouchedMessages() throws Exception {
        turns.join();
        turns.join();
        turns.next();
        CompletableFuture<Turns.Turn> resting = CompletableFuture.supplyAsync(turns::next);
        turns.stop();
        assertThat(turns.stepDown(FRAME)).isNull();

        assertThat(resting.get()).isInstanceOf(Turns.Turn.Leave.class);
        assertThat(turns.untouched()).containsExactly(FRAME);
        assertThat(turns.join()).isFalse();
    }

    @Test
    void theEndComesWhenTheLastWorkerLeaves() {
        turns.join();
        turns.stop();
        assertThat(turns.awaitEnd(Duration.ofMillis(1))).isEqualTo(1);
        turns.leave();

        assertThat(turns.awaitEnd(Duration.ofSeconds(10))).isZero();
    }

    @Test
    void anInterruptedWorkerLeavesAndTheOthersGoOn() throws Exception {
        turns.join();
        turns.join();
        turns.next();
        CompletableFuture<Turns.Turn> turn = new CompletableFuture<>();
        Thread resting = new Thread(() -> turn.complete(turns.next()));
        resting.start();
        await().until(() -> resting.getState() == Thread.State.TIMED_WAITING);
        resting.interrupt();

        assertThat(turn.get()).isInstanceOf(Turns.Turn.Leave.class);
        assertThat(turns.stepDown(FRAME)).isSameAs(FRAME);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoa.rar.queue.QueuedMessage;
import org.junit.jupiter.api.Test;

class LeaderFollowersTest {

    private static final QueuedMessage MESSAGE = new QueuedMessage("frame".getBytes(UTF_8), null);

    private final LeaderFollowers turns = new LeaderFollowers(1, 3, 1, () -> false);

    @Test
    void oneWorkerLeadsAndMayTakeAsManyAsAreFree() {
        turns.join();

        assertThat(turns.next()).isEqualTo(new LeaderFollowers.Turn.Lead(0, 3));
    }

    @Test
    void theLeaderTakesFewerWhileJobsRun() {
        turns.join();
        turns.next();
        turns.stepDown(0, MESSAGE);

        assertThat(turns.next()).isEqualTo(new LeaderFollowers.Turn.Lead(0, 2));
    }

    @Test
    void aSecondWorkerRunsWhatTheLeaderOffers() throws Exception {
        turns.join();
        turns.join();
        turns.next();
        CompletableFuture<LeaderFollowers.Turn> second = CompletableFuture.supplyAsync(turns::next);
        turns.offer(MESSAGE);

        assertThat(second.get()).isInstanceOfSatisfying(LeaderFollowers.Turn.Run.class, run -> assertThat(run.message())
                .isSameAs(MESSAGE));
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
        turns.stepDown(0, MESSAGE);
        turns.join();
        turns.join();

        assertThat(turns.lose()).isEqualTo(new LeaderFollowers.Places(3, 1));
        assertThat(turns.join()).isTrue();
        assertThat(turns.next()).isEqualTo(new LeaderFollowers.Turn.Lead(0, 3));
    }

    @Test
    void replacesNoMoreStuckWorkersThanAllowed() {
        for (int i = 0; i < 3; i++) {
            turns.join();
            turns.next();
            turns.stepDown(0, MESSAGE);
        }
        turns.lose();

        assertThat(turns.lose()).isEqualTo(new LeaderFollowers.Places(2, 2));
        assertThat(List.of(turns.join(), turns.join())).containsExactly(true, false);
        assertThat(turns.next()).isEqualTo(new LeaderFollowers.Turn.Lead(0, 1));
    }

    @Test
    void givesTheirPlaceBackWhenStuckWorkersEnd() {
        for (int i = 0; i < 3; i++) {
            turns.join();
            turns.next();
            turns.stepDown(0, MESSAGE);
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
        turns.stepDown(0, MESSAGE);
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
        turns.stepDown(0, MESSAGE);

        assertThat(turns.needsWorker()).isTrue();
    }

    @Test
    void stopSendsRestingWorkersAwayAndKeepsUntouchedMessages() throws Exception {
        turns.join();
        turns.join();
        turns.next();
        CompletableFuture<LeaderFollowers.Turn> resting = CompletableFuture.supplyAsync(turns::next);
        turns.stop();
        assertThat(turns.stepDown(0, MESSAGE)).isNull();

        assertThat(resting.get()).isInstanceOf(LeaderFollowers.Turn.Leave.class);
        assertThat(turns.untouched()).containsExactly(MESSAGE);
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
        CompletableFuture<LeaderFollowers.Turn> turn = new CompletableFuture<>();
        Thread resting = new Thread(() -> turn.complete(turns.next()));
        resting.start();
        await().until(() -> resting.getState() == Thread.State.TIMED_WAITING);
        resting.interrupt();

        assertThat(turn.get()).isInstanceOf(LeaderFollowers.Turn.Leave.class);
        assertThat(turns.stepDown(0, MESSAGE)).isSameAs(MESSAGE);
    }

    @Test
    void eachQueueHasALeader() {
        LeaderFollowers ofTwo = new LeaderFollowers(2, 8, 0, () -> false);
        ofTwo.join();
        ofTwo.join();

        assertThat(ofTwo.next()).isEqualTo(new LeaderFollowers.Turn.Lead(0, 4));
        assertThat(ofTwo.needsWorker()).isTrue();
        assertThat(ofTwo.next()).isEqualTo(new LeaderFollowers.Turn.Lead(1, 4));
        assertThat(ofTwo.needsWorker()).isFalse();
    }

    @Test
    void eachQueueHasALeaderThoughFewerJobsMayRun() {
        LeaderFollowers ofThree = new LeaderFollowers(3, 1, 0, () -> false);

        assertThat(List.of(ofThree.join(), ofThree.join(), ofThree.join(), ofThree.join()))
                .containsExactly(true, true, true, false);
        assertThat(List.of(ofThree.next(), ofThree.next(), ofThree.next()))
                .containsExactly(
                        new LeaderFollowers.Turn.Lead(0, 1),
                        new LeaderFollowers.Turn.Lead(1, 1),
                        new LeaderFollowers.Turn.Lead(2, 1));
    }

    @Test
    void aLeaderRunsItsMessageOnlyWhenThereIsAPlace() throws Exception {
        LeaderFollowers ofTwo = new LeaderFollowers(2, 1, 0, () -> false);
        ofTwo.join();
        ofTwo.join();
        ofTwo.next();
        ofTwo.next();
        assertThat(ofTwo.stepDown(0, MESSAGE)).isSameAs(MESSAGE);
        assertThat(ofTwo.stepDown(1, MESSAGE)).isNull();
        CompletableFuture<LeaderFollowers.Turn> second = anotherRestsAt(ofTwo);
        assertThat(second).isNotDone();
        ofTwo.ran(1);

        assertThat(second.get()).isEqualTo(new LeaderFollowers.Turn.Run(MESSAGE));
    }

    @Test
    void aLeaderWithAShortJobComesBackToItsPlaceThoughOthersRest() throws Exception {
        LeaderFollowers inNoTime = new LeaderFollowers(1, 3, 1, () -> false, () -> 0);
        inNoTime.join();
        inNoTime.join();
        inNoTime.next();
        CompletableFuture<LeaderFollowers.Turn> resting = anotherRestsAt(inNoTime);
        inNoTime.stepDown(0, MESSAGE);
        inNoTime.ran(1);

        assertThat(inNoTime.next()).isInstanceOf(LeaderFollowers.Turn.Lead.class);
        assertThat(resting).isNotDone();
        inNoTime.stop();
        resting.get();
    }

    @Test
    void wakesAllWhenThoseAwakeDoNotGetOn() throws Exception {
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        LeaderFollowers ofMany = new LeaderFollowers(1, 100, 0, () -> false, () -> 0);
        int workers = processors + 2;
        for (int i = 0; i < workers; i++) {
            ofMany.join();
        }
        ofMany.next();
        List<CompletableFuture<LeaderFollowers.Turn>> resting = new ArrayList<>();
        for (int i = 1; i < workers; i++) {
            resting.add(anotherRestsAt(ofMany));
        }
        ofMany.stepDown(0, MESSAGE);
        ofMany.ran(1);
        ofMany.next();
        for (int i = 0; i < workers; i++) {
            ofMany.offer(MESSAGE);
        }

        // Who watches finds that those awake run one job each and take no other.
        for (CompletableFuture<LeaderFollowers.Turn> turn : resting) {
            assertThat(turn.get()).isEqualTo(new LeaderFollowers.Turn.Run(MESSAGE));
        }
    }

    @Test
    void aWorkerWithNothingToDoLearnsThatAtOnce() {
        turns.join();
        turns.next();

        assertThat(turns.now()).isNull();
    }

    @Test
    void whoRestsIsAskedToLookAfterAnswersWhileJobsAreShort() throws Exception {
        LeaderFollowers inNoTime = new LeaderFollowers(1, 3, 1, () -> false, () -> 0);
        inNoTime.join();
        inNoTime.join();
        inNoTime.next();
        inNoTime.stepDown(0, MESSAGE);
        inNoTime.ran(1);
        inNoTime.next();
        CompletableFuture<LeaderFollowers.Turn> resting = CompletableFuture.supplyAsync(inNoTime::next);

        assertThat(resting.get()).isEqualTo(new LeaderFollowers.Turn.Watch());
    }

    @Test
    void anotherLeadsWhenAJobThatShouldBeShortIsNot() throws Exception {
        turns.join();
        turns.join();
        turns.next();
        CompletableFuture<LeaderFollowers.Turn> resting = anotherRests();
        turns.stepDown(0, MESSAGE);

        assertThat(resting.get()).isEqualTo(new LeaderFollowers.Turn.Lead(0, 2));
    }

    @Test
    void anotherLeadsAtOnceWhereJobsTakeLong() throws Exception {
        turns.join();
        turns.join();
        for (int i = 0; i < 3; i++) {
            turns.next();
            turns.stepDown(0, MESSAGE);
            turns.ran(Duration.ofSeconds(1).toNanos());
        }
        turns.next();
        CompletableFuture<LeaderFollowers.Turn> resting = anotherRests();
        turns.stepDown(0, MESSAGE);

        assertThat(resting.get()).isEqualTo(new LeaderFollowers.Turn.Lead(0, 2));
    }

    @Test
    void jobsAreShortThoughOneOfThemHadToWaitForAProcessor() {
        LeaderFollowers inNoTime = new LeaderFollowers(1, 3, 1, () -> false, () -> 0);
        inNoTime.join();
        inNoTime.next();
        inNoTime.stepDown(0, MESSAGE);
        inNoTime.ran(Duration.ofSeconds(1).toNanos());

        assertThat(inNoTime.areShort()).isTrue();
    }

    private CompletableFuture<LeaderFollowers.Turn> anotherRests() {
        return anotherRestsAt(turns);
    }

    private static CompletableFuture<LeaderFollowers.Turn> anotherRestsAt(LeaderFollowers turns) {
        CompletableFuture<LeaderFollowers.Turn> turn = new CompletableFuture<>();
        Thread resting = new Thread(() -> turn.complete(afterWatches(turns)));
        resting.start();
        await().until(() -> resting.getState() == Thread.State.TIMED_WAITING);
        return turn;
    }

    private static LeaderFollowers.Turn afterWatches(LeaderFollowers turns) {
        LeaderFollowers.Turn turn = turns.next();
        while (turn instanceof LeaderFollowers.Turn.Watch) {
            turn = turns.next();
        }
        return turn;
    }
}

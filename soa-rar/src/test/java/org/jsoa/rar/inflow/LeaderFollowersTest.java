/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.rar.inflow.Assignment.Simple;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.testing.GivenThreads;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.Test;

class LeaderFollowersTest {

    private static final QueuedMessage MESSAGE = new QueuedMessage("frame".getBytes(UTF_8), null);
    private static final Assignment RUN = new Assignment.Run(MESSAGE, false);
    private static final int PROCESSORS = 2;
    private static final long LONG_JOB = Duration.ofSeconds(1).toNanos();

    private final Service service = new Service(1, 3, MonotonicClock.SYSTEM);
    private final LeaderFollowers rules = service.rules;

    /** A service whose workers are the threads of the test. */
    private static final class Service {

        private final List<Runnable> started = new CopyOnWriteArrayList<>();
        private final AtomicBoolean unsent = new AtomicBoolean();
        private final AtomicBoolean scarce = new AtomicBoolean();
        private final AtomicInteger endpoints = new AtomicInteger(Integer.MAX_VALUE);
        private final WorkerPool pool;
        private final LeaderFollowers rules;
        private RuntimeException rejection;

        Service(int queues, int concurrency, MonotonicClock clock) {
            pool = new WorkerPool(
                    new WorkerPool.Size(queues, concurrency, 1),
                    new WorkerPool.Threads(new GivenThreads(this::start), scarce::get),
                    clock);
            WakePolicy policy = new WakePolicy(clock, PROCESSORS);
            rules = new LeaderFollowers(
                    new QueueLeads(queues, policy),
                    pool,
                    policy,
                    new LeaderFollowers.State(unsent::get, endpoints::get));
        }

        private void start(Runnable loop) {
            if (rejection != null) {
                throw rejection;
            }
            started.add(loop);
        }

        /** A service in which no time passes. Its jobs stay short. */
        static Service withoutTime(int concurrency) {
            return new Service(1, concurrency, () -> 0);
        }

        Service withWorkers(int workers) {
            for (int i = 0; i < workers; i++) {
                pool.grow();
            }
            return this;
        }

        int workers() {
            return started.size();
        }

        /** Lets another worker wait until it is to lead, to run something, or to leave. */
        CompletableFuture<Assignment> follower() {
            CompletableFuture<Assignment> assignment = new CompletableFuture<>();
            Thread thread = new Thread(() -> assignment.complete(afterSendingReplies()));
            thread.start();
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
            return assignment;
        }

        private Assignment afterSendingReplies() {
            Assignment assignment = rules.await();
            while (assignment == Simple.SEND_RESPONSES) {
                assignment = rules.await();
            }
            return assignment;
        }
    }

    /** Waits for less than the time after which an idle follower wakes up by itself. */
    private static Assignment soon(CompletableFuture<Assignment> follower) throws Exception {
        return follower.get(WakePolicy.MAX_IDLE.toSeconds() / 2, TimeUnit.SECONDS);
    }

    @Test
    void theLeaderTakesNoMoreThanThereAreEndpointsFor() {
        service.endpoints.set(2);
        assertThat(rules.now(false)).isEqualTo(new Assignment.Lead(0, 2));

        rules.stepDown(0, null);
        service.endpoints.set(0);
        assertThat(rules.now(false)).isEqualTo(new Assignment.Lead(0, 1));
    }

    @Test
    void oneWorkerWaitsForAnEndpointAndTheOthersTakeNothingMeanwhile() {
        rules.now(false);
        rules.offer(MESSAGE);
        rules.offer(MESSAGE);
        rules.stepDown(0, null);
        Assignment.Run first = (Assignment.Run) rules.now(false);
        Assignment.Run second = (Assignment.Run) rules.now(false);
        assertThat(rules.starve(first.message())).isTrue();
        assertThat(rules.starve(second.message())).isFalse();
        int workers = service.workers();

        assertThat(rules.now(false)).isEqualTo(Simple.REST);
        assertThat(service.workers()).isEqualTo(workers);
        rules.stopStarving();
        assertThat(rules.now(false)).isEqualTo(RUN);
    }

    @Test
    void aWorkerWithAnEndpointContinuesWhileAnotherWaitsForOne() {
        rules.now(false);
        rules.offer(MESSAGE);
        rules.stepDown(0, null);
        rules.now(false);
        rules.starve(MESSAGE);

        assertThat(rules.now(true)).isEqualTo(RUN);
        assertThat(rules.completeAndNext(1, true)).isEqualTo(new Assignment.Lead(0, 3));
        assertThat(rules.stepDown(0, MESSAGE)).isNull();
        assertThat(rules.takeUnstarted()).containsExactly(MESSAGE);
    }

    @Test
    void aFollowerLeavesSoonWhileThreadsAreScarceUnlessItIsTheOnlyOne() throws Exception {
        service.withWorkers(2);
        rules.now(true);
        service.scarce.set(true);
        CompletableFuture<Assignment> first = service.follower();
        CompletableFuture<Assignment> second = service.follower();

        assertThat(CompletableFuture.anyOf(first, second)
                        .get(WakePolicy.MAX_IDLE.toMillis() / 2, TimeUnit.MILLISECONDS))
                .isEqualTo(Simple.LEAVE);
        assertThat(first.isDone()).isNotEqualTo(second.isDone());
        rules.stop();
        assertThat(soon(first)).isEqualTo(Simple.LEAVE);
        assertThat(soon(second)).isEqualTo(Simple.LEAVE);
    }

    @Test
    void asksAgainForAWorkerThatIsMissing() {
        TestClock clock = new TestClock();
        Service missing = new Service(1, 3, clock);
        missing.rejection = new IllegalStateException("the pool is closed");
        missing.pool.open(() -> {});
        missing.rejection = null;
        missing.rules.replenish();
        assertThat(missing.workers()).isZero();

        clock.advance(Duration.ofMillis(100));
        missing.rules.replenish();
        missing.rules.replenish();
        assertThat(missing.workers()).isEqualTo(1);
    }

    @Test
    void oneWorkerLeadsAndMayTakeAsManyAsAreFree() {
        assertThat(rules.now(true)).isEqualTo(new Assignment.Lead(0, 3));
    }

    @Test
    void theLeaderTakesFewerWhileJobsRun() {
        rules.now(true);
        rules.stepDown(0, MESSAGE);

        assertThat(rules.now(true)).isEqualTo(new Assignment.Lead(0, 2));
    }

    @Test
    void aLeaderRunsTheMessageThatItReceived() {
        rules.now(true);

        assertThat(rules.stepDown(0, MESSAGE)).isEqualTo(RUN);
    }

    @Test
    void aLeaderWithoutAMessageRunsNothingAndMayLeadAgain() {
        rules.now(true);

        assertThat(rules.stepDown(0, null)).isNull();
        assertThat(rules.now(true)).isEqualTo(new Assignment.Lead(0, 3));
    }

    @Test
    void aSecondWorkerRunsWhatTheLeaderOffers() throws Exception {
        service.withWorkers(2);
        rules.now(true);
        CompletableFuture<Assignment> second = CompletableFuture.supplyAsync(rules::await);
        rules.offer(MESSAGE);

        assertThat(soon(second)).isEqualTo(RUN);
    }

    @Test
    void aWorkerContinuesWithTheNextMessageAtOnce() {
        QueuedMessage next = new QueuedMessage("next".getBytes(UTF_8), null);
        rules.now(true);
        rules.offer(next);
        rules.stepDown(0, MESSAGE);

        assertThat(rules.completeAndNext(1, true)).isEqualTo(new Assignment.Run(next, false));
        assertThat(rules.completeAndNext(1, true)).isEqualTo(new Assignment.Lead(0, 3));
    }

    @Test
    void aWorkerThatDoesNotContinueLeavesItsPlaceToOthers() {
        rules.now(true);
        rules.stepDown(0, MESSAGE);
        rules.complete(1);

        assertThat(rules.now(true)).isEqualTo(new Assignment.Lead(0, 3));
    }

    @Test
    void aStuckWorkerIsReplaced() {
        service.withWorkers(3);
        rules.now(true);
        rules.stepDown(0, MESSAGE);

        assertThat(rules.lose()).isEqualTo(new WorkerPool.Places(3, 1));
        assertThat(service.workers()).isEqualTo(4);
        assertThat(rules.now(true)).isEqualTo(new Assignment.Lead(0, 3));
    }

    @Test
    void aStuckWorkerBeyondTheLimitCostsAPlace() {
        service.withWorkers(3);
        for (int i = 0; i < 3; i++) {
            rules.now(true);
            rules.stepDown(0, MESSAGE);
        }
        rules.lose();

        assertThat(rules.lose()).isEqualTo(new WorkerPool.Places(2, 2));
        assertThat(rules.now(true)).isEqualTo(new Assignment.Lead(0, 1));
    }

    @Test
    void aWorkerThatLeavesIsReplaced() {
        service.withWorkers(1);
        rules.leave(new Worker(null, () -> 0), false);

        assertThat(service.workers()).isEqualTo(2);
    }

    @Test
    void aWorkerThatLeavesIsNotReplacedWhereOthersWait() {
        service.withWorkers(3);
        rules.now(true);
        CompletableFuture<Assignment> follower = service.follower();
        rules.leave(new Worker(null, () -> 0), false);

        assertThat(service.workers()).isEqualTo(3);
        rules.stop();
        follower.join();
    }

    @Test
    void growsWhenTheLeaderRunsItsOwnMessage() {
        service.withWorkers(1);
        rules.now(true);
        assertThat(service.workers()).isEqualTo(1);
        rules.stepDown(0, MESSAGE);

        assertThat(service.workers()).isEqualTo(2);
    }

    @Test
    void growsForAMessageWithoutAFollower() {
        service.withWorkers(1);
        rules.now(true);
        rules.offer(MESSAGE);

        assertThat(service.workers()).isEqualTo(2);
    }

    @Test
    void doesNotGrowForAMessageWithAFollower() throws Exception {
        service.withWorkers(2);
        rules.now(true);
        CompletableFuture<Assignment> follower = service.follower();
        rules.offer(MESSAGE);

        assertThat(soon(follower)).isEqualTo(RUN);
        assertThat(service.workers()).isEqualTo(2);
    }

    @Test
    void stopSendsFollowersAwayAndKeepsMessagesThatDoNotRun() throws Exception {
        service.withWorkers(2);
        rules.now(true);
        CompletableFuture<Assignment> follower = CompletableFuture.supplyAsync(rules::await);
        rules.stop();
        assertThat(rules.stepDown(0, MESSAGE)).isNull();

        assertThat(soon(follower)).isEqualTo(Simple.LEAVE);
        assertThat(rules.now(true)).isEqualTo(Simple.LEAVE);
        assertThat(rules.takeUnstarted()).containsExactly(MESSAGE);
        assertThat(rules.takeUnstarted()).isEmpty();
        assertThat(service.pool.hasRoom()).isFalse();
    }

    @Test
    void anInterruptedWorkerLeavesAndTheOthersContinue() throws Exception {
        rules.now(true);
        CompletableFuture<Assignment> assignment = new CompletableFuture<>();
        Thread follower = new Thread(() -> assignment.complete(rules.await()));
        follower.start();
        await().until(() -> follower.getState() == Thread.State.TIMED_WAITING);
        follower.interrupt();

        assertThat(assignment.get()).isEqualTo(Simple.LEAVE);
        assertThat(rules.stepDown(0, MESSAGE)).isEqualTo(RUN);
    }

    @Test
    void eachQueueHasALeader() {
        LeaderFollowers ofTwo = new Service(2, 8, MonotonicClock.SYSTEM).rules;

        assertThat(ofTwo.now(true)).isEqualTo(new Assignment.Lead(0, 4));
        assertThat(ofTwo.now(true)).isEqualTo(new Assignment.Lead(1, 4));
        assertThat(ofTwo.now(true)).isEqualTo(Simple.REST);
    }

    @Test
    void eachQueueHasALeaderThoughFewerJobsMayRun() {
        LeaderFollowers ofThree = new Service(3, 1, MonotonicClock.SYSTEM).rules;

        assertThat(List.of(ofThree.now(true), ofThree.now(true), ofThree.now(true)))
                .containsExactly(new Assignment.Lead(0, 1), new Assignment.Lead(1, 1), new Assignment.Lead(2, 1));
    }

    @Test
    void aLeaderRunsItsMessageOnlyWhenThereIsAPlace() throws Exception {
        Service ofTwo = new Service(2, 1, MonotonicClock.SYSTEM).withWorkers(2);
        ofTwo.rules.now(true);
        ofTwo.rules.now(true);
        assertThat(ofTwo.rules.stepDown(0, MESSAGE)).isEqualTo(RUN);
        assertThat(ofTwo.rules.stepDown(1, MESSAGE)).isNull();
        CompletableFuture<Assignment> second = ofTwo.follower();
        assertThat(second).isNotDone();
        ofTwo.rules.complete(1);

        assertThat(soon(second)).isEqualTo(RUN);
    }

    @Test
    void aLeaderWithAShortJobReturnsToItsQueueThoughFollowersWait() throws Exception {
        Service shortJobs = Service.withoutTime(3).withWorkers(2);
        shortJobs.rules.now(true);
        CompletableFuture<Assignment> follower = shortJobs.follower();
        shortJobs.rules.stepDown(0, MESSAGE);

        assertThat(shortJobs.rules.completeAndNext(1, true)).isInstanceOf(Assignment.Lead.class);
        assertThat(follower).isNotDone();
        shortJobs.rules.stop();
        follower.get();
    }

    @Test
    void wakesAllFollowersWhenTheWorkersThatAreAwakeDoNotKeepUp() throws Exception {
        int workers = PROCESSORS + 2;
        Service ofMany = Service.withoutTime(100).withWorkers(workers);
        ofMany.rules.now(true);
        List<CompletableFuture<Assignment>> followers = new ArrayList<>();
        for (int i = 1; i < workers; i++) {
            followers.add(ofMany.follower());
        }
        ofMany.rules.stepDown(0, MESSAGE);
        ofMany.rules.completeAndNext(1, true);
        for (int i = 0; i < workers; i++) {
            ofMany.rules.offer(MESSAGE);
        }

        // The follower that watches finds that each worker that is awake runs one job and begins no other.
        for (CompletableFuture<Assignment> follower : followers) {
            assertThat(soon(follower)).isEqualTo(RUN);
        }
    }

    @Test
    void aMessageThatTheApplicationDidNotTakeIsTheNextToRun() {
        QueuedMessage later = new QueuedMessage("later".getBytes(UTF_8), null);
        rules.now(true);
        rules.offer(later);
        rules.stepDown(0, MESSAGE);
        rules.postpone(MESSAGE);

        assertThat(rules.now(true)).isEqualTo(RUN);
        assertThat(rules.now(true)).isEqualTo(new Assignment.Run(later, false));
    }

    @Test
    void aWorkerWithoutWorkReturnsAtOnce() {
        rules.now(true);

        assertThat(rules.now(true)).isEqualTo(Simple.REST);
    }

    @Test
    void aFollowerIsAskedToSendResponsesWhileJobsAreShort() throws Exception {
        Service shortJobs = Service.withoutTime(3).withWorkers(2);
        shortJobs.rules.now(true);
        shortJobs.rules.stepDown(0, MESSAGE);
        shortJobs.rules.completeAndNext(1, true);
        CompletableFuture<Assignment> follower = CompletableFuture.supplyAsync(shortJobs.rules::await);

        assertThat(soon(follower)).isEqualTo(Simple.SEND_RESPONSES);
    }

    @Test
    void aFollowerIsAskedToSendResponsesThatWaitThoughTheServiceIsIdle() throws Exception {
        rules.now(true);
        service.unsent.set(true);

        assertThat(CompletableFuture.supplyAsync(rules::await).get()).isEqualTo(Simple.SEND_RESPONSES);
    }

    @Test
    void aWorkerSendsResponsesBeforeAJobIfThereIsNoFollower() {
        service.unsent.set(true);
        rules.now(true);

        assertThat(rules.stepDown(0, MESSAGE)).isEqualTo(new Assignment.Run(MESSAGE, true));
    }

    @Test
    void aFollowerSendsResponsesBeforeAJobIfThereIsNoOtherFollower() {
        rules.now(true);
        rules.offer(MESSAGE);
        service.unsent.set(true);

        assertThat(rules.await()).isEqualTo(new Assignment.Run(MESSAGE, true));
    }

    @Test
    void aWorkerLeavesResponsesToAFollowerBeforeAJob() throws Exception {
        Service shortJobs = Service.withoutTime(3).withWorkers(2);
        shortJobs.rules.now(true);
        CompletableFuture<Assignment> follower = shortJobs.follower();
        shortJobs.unsent.set(true);

        assertThat(shortJobs.rules.stepDown(0, MESSAGE)).isEqualTo(RUN);
        shortJobs.rules.stop();
        follower.get();
    }

    @Test
    void aFollowerLeadsWhenAJobThatShouldBeShortIsNot() throws Exception {
        service.withWorkers(2);
        rules.now(true);
        CompletableFuture<Assignment> follower = service.follower();
        rules.stepDown(0, MESSAGE);

        assertThat(soon(follower)).isEqualTo(new Assignment.Lead(0, 2));
    }

    @Test
    void aFollowerLeadsAtOnceWhereJobsTakeLong() throws Exception {
        // Without time, a leader with a short job would be expected back for ever.
        Service longJobs = Service.withoutTime(3).withWorkers(2);
        for (int i = 0; i < 3; i++) {
            longJobs.rules.now(true);
            longJobs.rules.stepDown(0, MESSAGE);
            longJobs.rules.complete(LONG_JOB);
        }
        longJobs.rules.now(true);
        CompletableFuture<Assignment> follower = longJobs.follower();
        longJobs.rules.stepDown(0, MESSAGE);

        assertThat(soon(follower)).isEqualTo(new Assignment.Lead(0, 2));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** Which thread sends the commands of which threads. */
class WriteCombinerTest {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestClock clock = new TestClock();
    private final BackgroundSender background = new BackgroundSender();
    private final FakeExchange exchange = new FakeExchange();
    private final WriteCombiner combiner = new WriteCombiner(exchange, RESPONSE_TIMEOUT, background, clock);
    private final List<PendingCommand> called = Collections.synchronizedList(new ArrayList<>());

    /** Completes commands with themselves, after an action of the test. */
    private static final class FakeExchange implements WriteCombiner.Exchange {

        private final List<List<PendingCommand>> batches = Collections.synchronizedList(new ArrayList<>());
        private final List<Long> limits = Collections.synchronizedList(new ArrayList<>());
        private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        private volatile Runnable whileConnecting = () -> {};
        private volatile Runnable whileSending = () -> {};
        private volatile RedisException.NotSent refusal;
        private volatile boolean open = true;
        private volatile boolean closedElsewhere;

        @Override
        public boolean isOpen() {
            return refusal == null && open;
        }

        @Override
        public boolean isUsable(long limit) {
            open = !closedElsewhere;
            return open;
        }

        @Override
        public void connect() throws RedisException.NotSent {
            whileConnecting.run();
            open = true;
            closedElsewhere = false;
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public void send(List<PendingCommand> batch, long limit) {
            batches.add(List.copyOf(batch));
            limits.add(limit);
            threads.add(Thread.currentThread());
            whileSending.run();
            batch.forEach(command -> command.complete(null, command.command()));
        }
    }

    private static RedisCommand command(String key) {
        return new RawCommand(Command.LLEN, bytes(key));
    }

    private PendingCommand posted(String key) {
        PendingCommand command = new PendingCommand(command(key), called::add);
        combiner.post(command, PATIENCE);
        return command;
    }

    private CompletableFuture<RedisException> awaited(CountDownLatch queued, String key) {
        return CompletableFuture.supplyAsync(() -> {
            PendingCommand command = PendingCommand.awaited(command(key));
            combiner.add(command, clock.nanoTime() + PATIENCE.toNanos());
            queued.countDown();
            return combiner.await(command);
        });
    }

    /** A thread that sends its command until it is released. */
    private record Holder(CompletableFuture<RedisException> sent, CountDownLatch release) {

        /** Releases the thread, and waits until it has sent all commands. */
        void resume() throws Exception {
            release.countDown();
            assertThat(outcome(sent)).isNull();
        }
    }

    private Holder holder() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        exchange.whileSending = () -> {
            exchange.whileSending = () -> {};
            held.countDown();
            await(release);
        };
        CompletableFuture<RedisException> sent = awaited(new CountDownLatch(1), "holder");
        await(held);
        return new Holder(sent, release);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RedisException outcome(CompletableFuture<RedisException> sent) throws Exception {
        return sent.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aLoneThreadSendsItsCommandItself() {
        PendingCommand command = PendingCommand.awaited(command("a"));
        combiner.add(command, clock.nanoTime() + PATIENCE.toNanos());

        assertThat(combiner.await(command)).isNull();
        assertThat(command.result()).isSameAs(command.command());
        assertThat(exchange.batches).containsExactly(List.of(command));
        assertThat(exchange.threads).containsExactly(Thread.currentThread());
        assertThat(exchange.limits).containsExactly(command.deadline());
    }

    @Test
    void aLoneThreadSendsWhatItPostsItself() {
        PendingCommand command = posted("a");

        assertThat(command.isDone()).isTrue();
        assertThat(called).containsExactly(command);
    }

    @Test
    void commandsThatWaitForTheConnectionGoTogetherInTheirOrder() throws Exception {
        Holder holder = holder();
        CountDownLatch firstQueued = new CountDownLatch(1);
        CompletableFuture<RedisException> first = awaited(firstQueued, "first");
        await(firstQueued);
        CountDownLatch secondQueued = new CountDownLatch(1);
        CompletableFuture<RedisException> second = awaited(secondQueued, "second");
        await(secondQueued);
        PendingCommand third = posted("third");
        assertThat(third.isDone()).isFalse();
        holder.resume();

        assertThat(outcome(first)).isNull();
        assertThat(outcome(second)).isNull();
        assertThat(exchange.batches).hasSize(2);
        assertThat(exchange.batches.get(1))
                .extracting(command -> new String(command.command().routingKey(), UTF_8))
                .containsExactly("first", "second", "third");
        assertThat(called).containsExactly(third);
    }

    @Test
    void aPostedCommandIsSentWithoutItsThread() throws Exception {
        Holder holder = holder();
        PendingCommand command = posted("a");
        assertThat(called).isEmpty();
        holder.resume();

        assertThat(called).containsExactly(command);
        assertThat(exchange.threads).doesNotContain(Thread.currentThread());
    }

    @Test
    void aWithdrawnCommandIsNotSent() throws Exception {
        Holder holder = holder();
        PendingCommand command = posted("a");
        PendingCommand other = posted("b");

        assertThat(combiner.withdraw(command)).isInstanceOf(RedisException.NotSent.class);
        holder.resume();
        assertThat(called).containsExactly(other);
        assertThat(exchange.batches.stream().flatMap(List::stream)).doesNotContain(command);
    }

    @Test
    void aCommandThatIsBeingSentMayHaveBeenCarriedOut() throws Exception {
        Holder holder = holder();

        assertThat(combiner.withdraw(exchange.batches.get(0).get(0))).isInstanceOf(RedisException.ConnectionLost.class);
        holder.resume();
    }

    @Test
    void aCommandThatIsDoneCannotBeWithdrawn() {
        assertThat(combiner.withdraw(posted("a"))).isNull();
        assertThat(called).hasSize(1);
    }

    @Test
    void withoutAConnectionEachCommandFailsOnce() {
        exchange.refusal = new RedisException.NotSent("refused", null);
        PendingCommand command = posted("a");

        assertThat(called).containsExactly(command);
        assertThat(command.failure()).isSameAs(exchange.refusal);
        assertThat(exchange.batches).isEmpty();
    }

    @Test
    void aCommandIsNotSentAfterItsDeadline() {
        exchange.whileConnecting = () -> clock.advance(PATIENCE);
        PendingCommand late = posted("late");
        exchange.whileConnecting = () -> {};
        PendingCommand next = posted("next");

        assertThat(late.failure()).isInstanceOf(RedisException.NotSent.class);
        assertThat(called).containsExactly(late, next);
        assertThat(exchange.batches).containsExactly(List.of(next));
    }

    @Test
    void theSizeOfABatchIsBounded() throws Exception {
        Holder holder = holder();
        for (int i = 0; i < WriteCombiner.LARGEST_BATCH + 1; i++) {
            posted("list" + i);
        }
        holder.resume();

        assertThat(exchange.batches).extracting(List::size).containsExactly(1, WriteCombiner.LARGEST_BATCH, 1);
        assertThat(called).hasSize(WriteCombiner.LARGEST_BATCH + 1);
    }

    @Test
    void aConnectionThatWasClosedWhileItRestedIsReplacedInTheBackgroundAndCostsNoCommand() throws Exception {
        Thread thread = new Thread(background::run);
        thread.start();
        try {
            while (!background.isRunning()) {
                Thread.onSpinWait();
            }
            exchange.closedElsewhere = true;
            PendingCommand command = PendingCommand.awaited(command("a"));
            combiner.add(command, clock.nanoTime() + PATIENCE.toNanos());

            assertThat(combiner.await(command)).isNull();
            assertThat(exchange.threads).containsExactly(thread);
        } finally {
            background.close();
            thread.join(10_000);
        }
    }

    @Test
    void aThreadWithLessTimeThanTheResponseTimeoutLeavesItsCommandToTheBackground() throws Exception {
        Thread thread = new Thread(background::run);
        thread.start();
        try {
            while (!background.isRunning()) {
                Thread.onSpinWait();
            }
            PendingCommand command = PendingCommand.awaited(command("a"));
            combiner.add(command, clock.nanoTime() + RESPONSE_TIMEOUT.toNanos());

            assertThat(combiner.await(command)).isNull();
            assertThat(exchange.threads).containsExactly(thread);
            // The background thread still grants the response timeout.
            assertThat(exchange.limits).containsExactly(clock.nanoTime() + RESPONSE_TIMEOUT.toNanos());
        } finally {
            background.close();
            thread.join(10_000);
        }
    }

    @Test
    void anInterruptedThreadStopsWaitingForTheConnection() throws Exception {
        Holder holder = holder();
        CompletableFuture<RedisException> failure = new CompletableFuture<>();
        CompletableFuture<PendingCommand> queued = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            PendingCommand command = PendingCommand.awaited(command("a"));
            combiner.add(command, clock.nanoTime() + PATIENCE.toNanos());
            queued.complete(command);
            failure.complete(combiner.await(command));
        });
        thread.start();
        queued.get(10, TimeUnit.SECONDS);
        thread.interrupt();

        assertThat(outcome(failure)).isInstanceOf(RedisException.NotSent.class);
        holder.resume();
        assertThat(exchange.batches).hasSize(1);
    }
}

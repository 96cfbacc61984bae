/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jsoa.rar.connection.RedisException;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

class PendingCommandTest {

    private static final RedisCommand COMMAND = new RawCommand(Command.LLEN, bytes("list"));
    private final RedisException failure = new RedisException.NotSent("refused", null);

    private final List<PendingCommand> called = new ArrayList<>();
    private final PendingCommand pending = new PendingCommand(COMMAND, called::add);

    @Test
    void hasTheResultWhenItIsDone() {
        assertThat(pending.isDone()).isFalse();
        pending.complete(null, 7L);

        assertThat(pending.isDone()).isTrue();
        assertThat(pending.result()).isEqualTo(7L);
        assertThat(pending.failure()).isNull();
    }

    @Test
    void callsItsCallbackOnlyWhenItIsSignalled() {
        pending.complete(failure, null);
        assertThat(called).isEmpty();
        pending.signal();

        assertThat(called).containsExactly(pending);
        assertThat(called.get(0).failure()).isSameAs(failure);
    }

    @Test
    void isCompletedOnce() {
        pending.complete(null, 7L);

        assertThatThrownBy(() -> pending.complete(failure, null)).isInstanceOf(IllegalStateException.class);
        pending.fail(failure);
        assertThat(pending.result()).isEqualTo(7L);
        assertThat(pending.failure()).isNull();
    }

    @Test
    void failsIfItIsNotDoneYet() {
        pending.fail(failure);

        assertThat(pending.isDone()).isTrue();
        assertThat(pending.failure()).isSameAs(failure);
    }

    @Test
    void wakesTheThreadThatWaitsForIt() throws Exception {
        CompletableFuture<PendingCommand> created = new CompletableFuture<>();
        CompletableFuture<Object> result = CompletableFuture.supplyAsync(() -> {
            PendingCommand awaited = PendingCommand.awaited(COMMAND);
            created.complete(awaited);
            while (!awaited.isDone()) {
                LockSupport.park(this);
            }
            return awaited.result();
        });
        PendingCommand awaited = created.get(10, TimeUnit.SECONDS);
        awaited.complete(null, "result");
        awaited.signal();

        assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("result");
    }
}

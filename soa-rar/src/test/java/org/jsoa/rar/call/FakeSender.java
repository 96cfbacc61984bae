/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.supervision.SupervisedTask;

/** Accepts pushes without a Redis, unless a test wants it to fail. */
final class FakeSender implements Sender {

    /** The pushes that were accepted. */
    final List<Push> accepted = new ArrayList<>();

    /** How long each command, or batch of them, might take. */
    final List<Duration> timeouts = new ArrayList<>();

    /** The sizes of the batches. */
    final List<Integer> batches = new ArrayList<>();

    private final Deque<RedisException> failures = new ArrayDeque<>();
    private Consumer<Push> onAccepted = push -> {};
    private PendingCommand held;
    private boolean holding;
    private RedisException withdrawal;
    private Runnable onAttempt = () -> {};
    private Runnable afterPost = () -> {};
    private Runnable onWithdraw = () -> {};
    private long found;
    private boolean up = true;
    private boolean oneServer = true;
    private Runnable onConnect = () -> {};

    /** Fails the next command. */
    FakeSender fail(RedisException failure) {
        failures.add(failure);
        return this;
    }

    /** Accepts commands again. */
    void reset() {
        failures.clear();
        holding = false;
        up = true;
    }

    /** Runs an action once a posted command is completed. */
    FakeSender afterPost(Runnable action) {
        afterPost = action;
        return this;
    }

    FakeSender onAttempt(Runnable action) {
        onAttempt = action;
        return this;
    }

    FakeSender onAccepted(Consumer<Push> action) {
        onAccepted = action;
        return this;
    }

    /** Holds posted commands back. A withdrawal results in the given failure. */
    FakeSender hold(RedisException ofWithdrawal) {
        holding = true;
        withdrawal = ofWithdrawal;
        return this;
    }

    FakeSender onWithdraw(Runnable action) {
        onWithdraw = action;
        return this;
    }

    FakeSender found(long requestsBefore) {
        found = requestsBefore;
        return this;
    }

    FakeSender ofCluster() {
        oneServer = false;
        return this;
    }

    FakeSender onConnect(Runnable action) {
        onConnect = action;
        return this;
    }

    FakeSender down() {
        up = false;
        return this;
    }

    PendingCommand held() {
        return held;
    }

    private CommandResult result(RedisCommand command) {
        if (!failures.isEmpty()) {
            return new CommandResult(failures.remove(), null);
        }
        Push push = (Push) command;
        accepted.add(push);
        onAccepted.accept(push);
        return new CommandResult(null, found);
    }

    @Override
    public Object send(RedisCommand command, Duration patience) throws RedisException {
        timeouts.add(patience);
        onAttempt.run();
        CommandResult result = result(command);
        if (result.failure() != null) {
            throw result.failure();
        }
        return result.result();
    }

    @Override
    public void post(PendingCommand command, Duration patience) {
        timeouts.add(patience);
        onAttempt.run();
        if (holding) {
            held = command;
            onAccepted.accept((Push) command.command());
            return;
        }
        CommandResult result = result(command.command());
        command.complete(result.failure(), result.result());
        command.signal();
        afterPost.run();
    }

    @Override
    public RedisException withdraw(PendingCommand command) {
        if (command.isDone()) {
            return command.failure();
        }
        onWithdraw.run();
        return withdrawal;
    }

    @Override
    public List<CommandResult> sendAll(List<? extends RedisCommand> commands, Duration patience) {
        timeouts.add(patience);
        onAttempt.run();
        batches.add(commands.size());
        return commands.stream().map(this::result).toList();
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public boolean hasOneServer() {
        return oneServer;
    }

    @Override
    public void connect() {
        onConnect.run();
    }

    @Override
    public List<SupervisedTask> backgroundTasks() {
        return List.of();
    }

    @Override
    public void endOverdue(long now) {}

    @Override
    public void close() {}
}

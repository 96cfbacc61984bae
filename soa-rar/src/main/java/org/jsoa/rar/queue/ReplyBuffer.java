/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoa.rar.command.CommandCallback;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.CommandWithCallback;
import org.jsoa.rar.command.PiggybackBatch;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;

/**
 * Answers of one service that are not worth a round trip each: whoever takes the next messages brings them along, and nobody
 * waits for them. Safe for use by many threads.
 */
public final class ReplyBuffer {

    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final Duration patience;
    private volatile long oldest;

    /**
     * Creates an empty one.
     *
     * @param patience how long {@link #flush} waits at most for the connection to be free
     */
    public ReplyBuffer(Duration patience) {
        this.patience = patience;
    }

    private record Item(QueuedReply reply, Consumer<RedisException> outcome) implements CommandCallback {

        @Override
        public void ended(RedisException failure, Object answer) {
            if (failure == null) {
                reply.arrived();
            }
            outcome.accept(failure);
        }

        CommandWithCallback shipment() {
            return new CommandWithCallback(reply.operation(), this);
        }
    }

    /**
     * Puts an answer in.
     *
     * @param reply the answer
     * @param outcome is told, once, that it was not sent or nobody knows, or gets null if it was; on any thread, and must not
     *     wait for anything
     */
    public void put(QueuedReply reply, Consumer<RedisException> outcome) {
        if (items.isEmpty()) {
            oldest = System.nanoTime();
        }
        items.add(new Item(reply, outcome));
    }

    /**
     * Tells whether there is nothing in here.
     *
     * @return whether nothing waits
     */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /**
     * Tells whether an answer has been in here for long.
     *
     * @param age what is long
     * @return whether there is one, about
     */
    public boolean hasOlderThan(Duration age) {
        return !items.isEmpty() && System.nanoTime() - oldest > age.toNanos();
    }

    /** Sends what is in here, and waits until Redis has it. */
    public void flush() {
        if (!items.isEmpty()) {
            send(takeAll());
        }
    }

    private void send(List<Item> some) {
        Map<Sender, List<Item>> bySender =
                some.stream().collect(Collectors.groupingBy(item -> item.reply().sender()));
        bySender.forEach((sender, its) -> {
            List<CommandResult> answers = sender.sendAll(
                    its.stream().map(item -> item.reply().operation()).toList(), patience);
            for (int i = 0; i < its.size(); i++) {
                its.get(i).ended(answers.get(i).failure(), answers.get(i).value());
            }
        });
    }

    private List<Item> takeAll() {
        List<Item> all = new ArrayList<>();
        for (Item next = items.poll(); next != null; next = items.poll()) {
            all.add(next);
        }
        return all;
    }

    /**
     * Takes out what one sender would bring to its only server, for another connection there to carry. The rest is left to
     * whoever takes messages elsewhere, or finds it too old.
     */
    PiggybackBatch freightFor(Sender sender) {
        return items.isEmpty()
                ? PiggybackBatch.none()
                : new PiggybackBatch(takeIf(item -> isFreight(item, sender)).stream()
                        .map(Item::shipment)
                        .toList());
    }

    /** Does what {@link #freightFor} does, but sends the rest first: for who may wait for long before it looks again. */
    PiggybackBatch lastFreightFor(Sender sender) {
        if (items.stream().anyMatch(item -> !isFreight(item, sender))) {
            send(takeIf(item -> !isFreight(item, sender)));
        }
        return freightFor(sender);
    }

    private static boolean isFreight(Item item, Sender sender) {
        return item.reply().sender() == sender && sender.hasOneServer();
    }

    private List<Item> takeIf(Predicate<Item> wanted) {
        List<Item> some = new ArrayList<>();
        List<Item> others = new ArrayList<>();
        takeAll().forEach(item -> (wanted.test(item) ? some : others).add(item));
        items.addAll(others);
        return some;
    }
}

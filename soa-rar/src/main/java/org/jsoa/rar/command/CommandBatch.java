/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.rar.connection.RedisConnection;

/** Operations that go to Redis in one go, in as few commands as there can be: those that push to one list become one. */
public final class CommandBatch {

    private final List<? extends RedisCommand> operations;
    private final List<RedisCommand> commands = new ArrayList<>();

    /** For each operation the number of its command, and its place among those that share it. */
    private final int[] command;

    private final int[] place;

    /**
     * Bundles operations.
     *
     * @param operations what is to be done, in order
     */
    public CommandBatch(List<? extends RedisCommand> operations) {
        this.operations = operations;
        this.command = new int[operations.size()];
        this.place = new int[operations.size()];
        if (operations.size() < 2) {
            commands.addAll(operations);
        } else {
            join();
        }
    }

    private void join() {
        Map<BatchPush.Destination, Integer> first = new HashMap<>();
        List<List<BatchPush.Part>> joined = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            BatchPush.Part part = BatchPush.Part.of(operations.get(i));
            Integer known = part == null ? null : first.putIfAbsent(part.destination(), commands.size());
            if (known == null) {
                command[i] = commands.size();
                commands.add(operations.get(i));
                joined.add(new ArrayList<>(1));
            } else {
                command[i] = known;
            }
            if (part != null) {
                place[i] = joined.get(command[i]).size();
                joined.get(command[i]).add(part);
            }
        }
        for (int i = 0; i < commands.size(); i++) {
            if (joined.get(i).size() > 1) {
                commands.set(i, new BatchPush(joined.get(i)));
            }
        }
    }

    /** Makes the scripts known to Redis that operations call. */
    public static void prepare(RedisConnection opened) {
        Push.SCRIPT.load(opened);
        BatchPush.SCRIPT.load(opened);
    }

    /** Queues the commands, without sending them. */
    public void write(RedisConnection link) {
        commands.forEach(each -> each.write(link));
    }

    /** Sends what is queued, and returns what became of each operation; of those that failed as well what Redis said. */
    public List<CommandResult> read(RedisConnection link) {
        List<Object> said =
                link.read(commands.stream().mapToInt(RedisCommand::answers).sum());
        Object[] last = new Object[commands.size()];
        int next = 0;
        for (int i = 0; i < last.length; i++) {
            next += commands.get(i).answers();
            last[i] = said.get(next - 1);
        }
        List<CommandResult> answers = new ArrayList<>(operations.size());
        for (int i = 0; i < operations.size(); i++) {
            Object answer = last[command[i]];
            answers.add(
                    commands.get(command[i]) instanceof BatchPush joint
                            ? joint.answer(place[i], answer)
                            : new CommandResult(operations.get(i).judge(answer), answer));
        }
        return answers;
    }
}

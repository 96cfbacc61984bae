/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operations that go to Redis in one go, in as few commands as there can be: those that push to one list become one. */
final class Bundle {

    private final List<? extends Operation> operations;
    private final List<Operation> commands = new ArrayList<>();

    /** For each operation the number of its command, and its place among those that share it. */
    private final int[] command;

    private final int[] place;

    /**
     * Bundles operations.
     *
     * @param operations what is to be done, in order
     */
    Bundle(List<? extends Operation> operations) {
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
        Map<JointPush.Destination, Integer> first = new HashMap<>();
        List<List<JointPush.Part>> joined = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            JointPush.Part part = JointPush.Part.of(operations.get(i));
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
                commands.set(i, new JointPush(joined.get(i)));
            }
        }
    }

    /** Makes the scripts known to Redis that operations call. */
    static void prepare(RedisLink opened) {
        Push.SCRIPT.load(opened);
        JointPush.SCRIPT.load(opened);
    }

    /** Queues the commands, without sending them. */
    void write(RedisLink link) {
        commands.forEach(each -> each.write(link));
    }

    /** Sends what is queued, and returns what became of each operation; of those that failed as well what Redis said. */
    List<Answer> read(RedisLink link) {
        List<Object> said =
                link.read(commands.stream().mapToInt(Operation::answers).sum());
        Object[] last = new Object[commands.size()];
        int next = 0;
        for (int i = 0; i < last.length; i++) {
            next += commands.get(i).answers();
            last[i] = said.get(next - 1);
        }
        List<Answer> answers = new ArrayList<>(operations.size());
        for (int i = 0; i < operations.size(); i++) {
            Object answer = last[command[i]];
            answers.add(
                    commands.get(command[i]) instanceof JointPush joint
                            ? joint.answer(place[i], answer)
                            : new Answer(operations.get(i).judge(answer), answer));
        }
        return answers;
    }
}

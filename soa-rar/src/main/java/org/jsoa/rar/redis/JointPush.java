/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static org.jsoa.rar.redis.RedisLink.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Messages for one list that have nothing to do with each other, in one command: the list takes as many of them as it has room
 * for. Each ends as if it had been pushed by itself, in their order.
 */
final class JointPush implements Operation {

    /** A script costs Redis several times what the rest of a push does; so it is called once for many. */
    static final Script SCRIPT = new Script(1, """
            local count = #ARGV - 2
            local capacity = tonumber(ARGV[2])
            local found = redis.call('RPUSH', KEYS[1], unpack(ARGV, 3)) - count
            local excess = math.min(count, found + count - capacity)
            if excess > 0 then
              redis.call('LTRIM', KEYS[1], 0, -excess - 1)
            end
            if excess < count then
              local left = found > 0 and redis.call('TTL', KEYS[1]) or -2
              if left == -2 or left >= 0 and left < tonumber(ARGV[1]) then
                redis.call('EXPIRE', KEYS[1], ARGV[1])
              end
            end
            return found
            """);

    /** In bytes. Beside the copies of a larger message a call costs nothing, and one script must not hold Redis up for long. */
    private static final int LARGEST_FRAME = 8 * 1024;

    private final List<Push> pushes;

    /**
     * Joins messages.
     *
     * @param pushes messages that {@link #mayJoin may be joined}, for one list, with the same capacity
     */
    JointPush(List<Push> pushes) {
        this.pushes = List.copyOf(pushes);
    }

    /** Tells whether a message may be pushed with others: chunks may not, for a list takes all of a message or nothing. */
    static boolean mayJoin(Push push) {
        return push.frames().size() == 1 && push.size() <= LARGEST_FRAME;
    }

    @Override
    public void write(RedisLink link) {
        List<byte[]> arguments = new ArrayList<>(3 + pushes.size());
        arguments.add(bytes(pushes.get(0).key()));
        arguments.add(bytes(Long.toString(longestLife().toSeconds())));
        arguments.add(bytes(Integer.toString(pushes.get(0).capacity())));
        pushes.forEach(push -> arguments.add(push.frames().get(0)));
        SCRIPT.write(link, arguments);
    }

    private Duration longestLife() {
        return pushes.stream().map(Push::life).max(Comparator.naturalOrder()).orElseThrow();
    }

    @Override
    public byte[] routingKey() {
        return bytes(pushes.get(0).key());
    }

    /**
     * Returns what became of one of the messages.
     *
     * @param place which of them
     * @param answer what Redis said of all
     */
    Answer answer(int place, Object answer) {
        if (!(answer instanceof Long found)) {
            return new Answer(judge(answer), answer);
        }
        Push push = pushes.get(place);
        long before = found + place;
        return before < push.capacity()
                ? new Answer(null, before)
                : new Answer(new RedisException.QueueFull(push.key(), push.capacity()), null);
    }
}

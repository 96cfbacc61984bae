/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.List;

/**
 * An answer, and the message that it answers to take off the list of its consumer, in one step: whoever dies then, the message
 * is either answered or still there.
 */
final class Settlement implements Operation {

    private final Push answer;
    private final byte[] taken;
    private final byte[] frame;

    /**
     * Creates a settlement.
     *
     * @param answer the answer
     * @param taken the list of the consumer, on the same Redis
     * @param frame the message
     */
    Settlement(Push answer, byte[] taken, byte[] frame) {
        this.answer = answer;
        this.taken = taken;
        this.frame = frame;
    }

    Push answer() {
        return answer;
    }

    byte[] taken() {
        return taken;
    }

    byte[] frame() {
        return frame;
    }

    @Override
    public void write(RedisLink link) {
        List<byte[]> arguments = answer.arguments(List.of(RedisLink.bytes(answer.key()), taken));
        arguments.add(frame);
        Push.SCRIPT.write(link, 2, arguments);
    }

    @Override
    public byte[] routingKey() {
        return taken;
    }

    @Override
    public RedisException judge(Object reply) {
        return answer.judge(reply);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.List;

/**
 * An answer, and the message that it answers to take off the list of its consumer, in one step: whoever dies then, the message
 * is either answered or still there.
 *
 * @param answer the answer
 * @param taken the list of the consumer, on the same Redis
 * @param frame the message
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Settlement(Push answer, byte[] taken, byte[] frame) implements Operation {

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

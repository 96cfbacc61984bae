/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;

/**
 * An answer, and the message that it answers to take off the list of its consumer, in one step: whoever dies then, the message
 * is either answered or still there.
 *
 * @param answer the answer
 * @param taken the list of the consumer, on the same Redis
 * @param frame the message
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record AckingPush(Push answer, byte[] taken, byte[] frame) implements RedisCommand {

    @Override
    public void write(RedisConnection link) {
        List<byte[]> arguments = answer.arguments(List.of(RedisConnection.bytes(answer.key()), taken));
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

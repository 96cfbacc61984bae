/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import java.util.List;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;

/**
 * A push of a response that also acknowledges the request, in one step. A crash of the service leaves either the response on
 * its list or the request in flight.
 *
 * @param response the response
 * @param inFlightKey the list of the consumer's messages in flight, on the same server as the list of the response
 * @param request the request to take off that list
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record AckingPush(Push response, byte[] inFlightKey, byte[] request) implements RedisCommand {

    @Override
    public void write(RedisConnection connection) {
        List<byte[]> arguments = response.arguments(List.of(RedisConnection.bytes(response.key()), inFlightKey));
        arguments.add(request);
        Push.SCRIPT.write(connection, 2, arguments);
    }

    @Override
    public byte[] routingKey() {
        return inFlightKey;
    }

    @Override
    public RedisException failureIn(Object result) {
        return response.failureIn(result);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.floor;

import java.nio.ByteBuffer;

/** What goes over the wire: the length of the reply list's name, that name, the number of the call, the body. */
final class Message {

    private Message() {}

    static byte[] request(byte[] replyList, long number, byte[] body) {
        return ByteBuffer.allocate(1 + replyList.length + Long.BYTES + body.length)
                .put((byte) replyList.length)
                .put(replyList)
                .putLong(number)
                .put(body)
                .array();
    }

    static byte[] replyList(byte[] request) {
        byte[] list = new byte[request[0]];
        System.arraycopy(request, 1, list, 0, list.length);
        return list;
    }

    /** The echo: the number of the call, and the body. */
    static byte[] reply(byte[] request) {
        int begin = 1 + request[0];
        byte[] reply = new byte[request.length - begin];
        System.arraycopy(request, begin, reply, 0, reply.length);
        return reply;
    }

    static long number(byte[] reply) {
        return ByteBuffer.wrap(reply).getLong();
    }

    static void check(byte[] reply, byte[] body) {
        if (reply.length != Long.BYTES + body.length) {
            throw new IllegalStateException("the reply is not the body: " + reply.length + " bytes");
        }
    }
}

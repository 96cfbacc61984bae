/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.process;

import java.util.stream.Stream;
import redis.clients.jedis.Jedis;

/**
 * A Redis server of the harness's own.
 *
 * @param child its process
 * @param port its port on 127.0.0.1
 */
public record RedisServer(Child child, int port) {

    /**
     * What a Redis server has done so far.
     *
     * @param commands the commands that it ran, those inside scripts counted too
     * @param bytesIn the bytes that it received
     * @param bytesOut the bytes that it sent
     */
    public record Work(long commands, long bytesIn, long bytesOut) {

        /** Returns what was done since an earlier look. */
        public Work since(Work earlier) {
            return new Work(commands - earlier.commands, bytesIn - earlier.bytesIn, bytesOut - earlier.bytesOut);
        }
    }

    /** Asks it what it has done. */
    public Work work() {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            String info = jedis.info("stats");
            return new Work(
                    number(info, "total_commands_processed"),
                    number(info, "total_net_input_bytes"),
                    number(info, "total_net_output_bytes"));
        }
    }

    private static long number(String info, String name) {
        return Stream.of(info.split("\r\n"))
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Redis tells no " + name));
    }
}

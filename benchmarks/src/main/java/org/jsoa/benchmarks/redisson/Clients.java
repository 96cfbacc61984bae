/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.redisson;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.PlainOptions;
import org.redisson.config.Config;

/** Makes clients of Redis, with the settings that Redisson has by itself. */
final class Clients {

    static final PlainOptions SERVICE = PlainOptions.name("echo");

    private Clients() {}

    static RedissonClient at(int port) {
        Config config = new Config();
        config.useSingleServer().setAddress("redis://127.0.0.1:" + port);
        return Redisson.create(config);
    }
}

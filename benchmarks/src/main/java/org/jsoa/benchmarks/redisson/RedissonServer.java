/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.redisson;

import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;
import org.redisson.api.RedissonClient;

/** A remote service with workers. */
public final class RedissonServer implements Part {

    private RedissonClient redisson;

    /** Made by name. */
    public RedissonServer() {}

    @Override
    public void start(PartSettings settings) {
        redisson = Clients.at(settings.redisPort());
        redisson.getRemoteService(Clients.SERVICE).register(RemoteEcho.class, text -> text, settings.workers());
    }

    @Override
    public void close() {
        redisson.shutdown();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import java.io.IOException;
import org.jsoa.benchmarks.child.CallingPart;
import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.process.RedisServer;

/**
 * Two plain JVMs with Redis between them.
 *
 * @param name the name
 * @param description what it is
 * @param server the part that serves
 * @param client the part that calls
 * @param variant what both are told beside the usual
 */
record RedisContestant(
        String name,
        String description,
        Class<? extends Part> server,
        Class<? extends CallingPart> client,
        String variant)
        implements Contestant {

    @Override
    public Running start(Ground ground) throws IOException, InterruptedException {
        RedisServer redis = ground.startRedis(name + "-redis");
        PartSettings settings = PartSettings.ofRedis(redis.port(), ground.workers(), variant);
        Node serving = ground.node(name + "-server", server, settings);
        return Running.over(redis, ground.node(name + "-client", client, settings), serving);
    }
}

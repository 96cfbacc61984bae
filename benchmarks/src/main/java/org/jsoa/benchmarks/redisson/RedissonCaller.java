/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.redisson;

import java.util.concurrent.TimeUnit;
import org.jsoa.benchmarks.child.CallingPart;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.load.Call;
import org.redisson.api.RedissonClient;
import org.redisson.api.RemoteInvocationOptions;

/** Callers that share one proxy. With the variant {@link #NO_ACK} they wait for the answer alone. */
public final class RedissonCaller implements CallingPart {

    /** The variant without acknowledgements of requests. */
    public static final String NO_ACK = "no-ack";

    private static final int TIMEOUT_SECONDS = 10;

    private RedissonClient redisson;
    private RemoteEcho service;

    /** Made by name. */
    public RedissonCaller() {}

    @Override
    public void start(PartSettings settings) {
        redisson = Clients.at(settings.redisPort());
        RemoteInvocationOptions options =
                RemoteInvocationOptions.defaults().expectResultWithin(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (settings.variant().equals(NO_ACK)) {
            options.noAck();
        }
        service = redisson.getRemoteService(Clients.SERVICE).get(RemoteEcho.class, options);
    }

    @Override
    public Call open(String body) {
        return () -> call(body);
    }

    private void call(String body) {
        if (!body.equals(service.echo(body))) {
            throw new IllegalStateException("the answer is not the body");
        }
    }

    @Override
    public void close() {
        redisson.shutdown();
    }
}

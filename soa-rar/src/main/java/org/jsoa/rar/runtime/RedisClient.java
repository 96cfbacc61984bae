/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.io.Closeable;
import java.time.Clock;
import org.jsoa.rar.call.CallSettings;
import org.jsoa.rar.call.ServiceCaller;
import org.jsoa.rar.config.RedisClientSettings;
import org.jsoa.rar.deadletter.DeadLetterStream;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.message.RequestWriters;
import org.jsoa.rar.message.ResponseReader;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Ring;

/**
 * The access to one Redis, or to one ring, with all its sockets. All users with the same settings share one client.
 *
 * @param settings the checked settings
 * @param clock tells the time in messages
 * @param ring the shards
 * @param senders send to the shards
 * @param cipher encrypts and decrypts bodies
 * @param caller calls services
 * @param deadLetters the messages that services did not run
 * @since 0.1
 */
public record RedisClient(
        RedisClientSettings settings,
        Clock clock,
        Ring ring,
        Senders senders,
        BodyCipher cipher,
        ServiceCaller caller,
        DeadLetterStream deadLetters)
        implements Closeable {

    /** Makes a client. It connects when it is first used. */
    static RedisClient of(RedisClientSettings settings, Clock clock, MonotonicClock monotonic) {
        Ring ring = settings.redis().ring(monotonic);
        Senders senders = new Senders(ring, monotonic, clock);
        BodyCipher cipher = settings.cipher(monotonic);
        return new RedisClient(
                settings,
                clock,
                ring,
                senders,
                cipher,
                new ServiceCaller(ring, senders, callSettings(settings, cipher), monotonic, clock),
                new DeadLetterStream(senders, ring, clock, monotonic));
    }

    private static CallSettings callSettings(RedisClientSettings settings, BodyCipher cipher) {
        RedisClientSettings.Client client = settings.client();
        return new CallSettings(
                new RequestWriters(
                        client.protocol(),
                        client.serializer(),
                        client.encrypted(),
                        cipher,
                        settings.callLimits().requestBytes()),
                new ResponseReader(settings.decodeLimits(), cipher),
                settings.decodeLimits().maxFrameBytes(),
                client.timeout(),
                settings.callLimits(),
                client.chunkingServices(),
                client.replyPrefix());
    }

    /**
     * Returns whether calls can still be made.
     *
     * @return false once the adapter is stopped
     */
    public boolean isOpen() {
        return caller.isOpen();
    }

    /** Ends all calls and closes all sockets. */
    @Override
    public void close() {
        caller.close();
        senders.close();
    }
}

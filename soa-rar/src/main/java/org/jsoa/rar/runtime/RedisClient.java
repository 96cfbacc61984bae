/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

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

/** The way to one Redis, or one ring: everybody who has the same settings shares one, with its sockets. */
public final class RedisClient implements AutoCloseable {

    private final RedisClientSettings settings;
    private final Clock clock;
    private final Ring ring;
    private final Senders senders;
    private final BodyCipher cipher;
    private final ServiceCaller caller;
    private final DeadLetterStream deadLetters;
    private volatile boolean open = true;

    RedisClient(RedisClientSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.ring = settings.redis().ring(MonotonicClock.SYSTEM);
        this.senders = new Senders(ring, MonotonicClock.SYSTEM, clock);
        this.cipher = settings.cipher(MonotonicClock.SYSTEM);
        this.caller = new ServiceCaller(ring, senders, callSettings(settings, cipher), MonotonicClock.SYSTEM, clock);
        this.deadLetters = new DeadLetterStream(senders, clock);
    }

    private static CallSettings callSettings(RedisClientSettings settings, BodyCipher cipher) {
        RedisClientSettings.Client client = settings.client();
        return new CallSettings(
                new RequestWriters(
                        client.protocol(),
                        client.serializer(),
                        client.encrypted(),
                        cipher,
                        settings.bounds().requestBytes()),
                new ResponseReader(settings.limits(), cipher),
                settings.limits().maxFrameBytes(),
                client.timeout(),
                settings.bounds(),
                client.chunkingServices(),
                client.replyPrefix());
    }

    /**
     * Returns the checked settings.
     *
     * @return the settings
     */
    public RedisClientSettings settings() {
        return settings;
    }

    /**
     * Returns the clock that expiries are told by.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Returns where the lists are.
     *
     * @return the places
     */
    public Ring ring() {
        return ring;
    }

    /**
     * Returns the senders that everything here shares.
     *
     * @return the senders
     */
    public Senders senders() {
        return senders;
    }

    /**
     * Returns what encrypts bodies, and decrypts them.
     *
     * @return the cipher
     */
    public BodyCipher cipher() {
        return cipher;
    }

    /**
     * Returns what calls services.
     *
     * @return the caller
     */
    public ServiceCaller caller() {
        return caller;
    }

    /**
     * Returns what keeps the messages that services did not run.
     *
     * @return the dead letters of all services
     */
    public DeadLetterStream deadLetters() {
        return deadLetters;
    }

    /**
     * Tells whether calls can still be made.
     *
     * @return false once the adapter is stopped
     */
    public boolean isOpen() {
        return open;
    }

    /** Ends all calls and closes all sockets. */
    @Override
    public void close() {
        open = false;
        caller.close();
        senders.close();
    }
}

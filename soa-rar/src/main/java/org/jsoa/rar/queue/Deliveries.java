/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import java.util.List;
import java.util.function.Consumer;

/**
 * Delivers messages that were taken off a list. If a consumer fails, the other messages are delivered all the same: Redis does
 * not have them any more. The first failure is thrown at the end. For one thread.
 */
final class Deliveries {

    private Throwable failure;

    void deliver(List<byte[]> frames, Consumer<byte[]> consumer) {
        for (int i = 0; i < frames.size(); i++) {
            deliver(frames.get(i), consumer);
        }
    }

    /** Delivers a message; null for none. */
    void deliver(byte[] frame, Consumer<byte[]> consumer) {
        if (frame == null) {
            return;
        }
        try {
            consumer.accept(frame);
        } catch (RuntimeException | Error e) {
            if (failure == null) {
                failure = e;
            } else if (failure != e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Throws the first failure, if there was one. */
    void throwFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.time.Duration;
import org.jsoa.connection.SoaConnection;

/**
 * Opens the connections that clients use.
 *
 * @since 0.1
 */
public interface Connections {

    /**
     * Opens a connection, without waiting.
     *
     * @param service the service to call, for the message of the exception
     * @return an open connection, to be closed after use
     * @throws org.jsoa.client.SendFailedException if there is none
     */
    SoaConnection open(String service);

    /**
     * Tells whether it is known where connections come from.
     *
     * @return false while the adapter has not connected to this application
     */
    default boolean areKnown() {
        return true;
    }

    /**
     * Waits until it is known where connections come from.
     *
     * @param most how long to wait
     * @throws InterruptedException if the thread is interrupted
     */
    default void awaitKnown(Duration most) throws InterruptedException {}

    /**
     * Runs a task as soon as it is known where connections come from.
     *
     * @param task the task; must not block
     * @return a task that prevents this if it has not happened yet
     */
    default Runnable whenKnown(Runnable task) {
        task.run();
        return () -> {};
    }
}

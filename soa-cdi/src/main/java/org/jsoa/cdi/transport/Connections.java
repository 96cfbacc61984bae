/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import org.jsoa.connection.SoaConnection;

/**
 * Gives the connections that clients send through.
 *
 * @since 0.1
 */
public interface Connections {

    /**
     * Opens a connection.
     *
     * @param service the service that is to be called, for what is said when it fails
     * @return an open connection, to be closed after use
     * @throws org.jsoa.client.SendFailedException if there is none
     */
    SoaConnection open(String service);
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import org.jsoa.connection.SoaConnection;

/**
 * Opens the connections that clients use.
 *
 * @since 0.1
 */
public interface Connections {

    /**
     * Opens a connection.
     *
     * @param service the service to call, for the message of the exception
     * @return an open connection, to be closed after use
     * @throws org.jsoa.client.SendFailedException if there is none
     */
    SoaConnection open(String service);
}

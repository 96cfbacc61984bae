/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.io.Serializable;
import org.jsoa.cdi.context.CurrentContainer;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClients;

/**
 * The serialized form of a client, as a server writes it with the session of a user. The copy uses the connections of the
 * application that reads it.
 *
 * @param service the service, or null for the clients of all services
 * @param options the options of calls
 */
record SerializedClient(String service, CallOptions options) implements Serializable {

    private Object readResolve() {
        ServiceClients clients =
                CurrentContainer.get().select(ServiceClients.class).get().with(options);
        return service == null ? clients : clients.service(service);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import jakarta.resource.ResourceException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;

/**
 * Connections of a factory that an administrator has bound in JNDI.
 *
 * @since 0.1
 */
public final class NamedConnections implements Connections {

    private final String name;
    private volatile SoaConnectionFactory factory;

    /**
     * Creates the connections. The factory is looked up at the first call.
     *
     * @param name the JNDI name of the factory
     */
    public NamedConnections(String name) {
        this.name = name;
    }

    @Override
    public SoaConnection open(String service) {
        try {
            SoaConnectionFactory known = factory;
            if (known == null) {
                known = lookUp();
                factory = known;
            }
            return known.getConnection();
        } catch (NamingException | ClassCastException e) {
            throw SendFailedException.byCaller(service, "no connection factory of JSOA has the JNDI name " + name, e);
        } catch (ResourceException e) {
            // The adapter may have been redeployed, with a new factory.
            factory = null;
            throw SendFailedException.byCaller(
                    service, "the connection factory " + name + " provided no connection", e);
        }
    }

    // The name comes from an administrator and is looked up in the server's own directory.
    @SuppressWarnings("BanJNDI")
    private SoaConnectionFactory lookUp() throws NamingException {
        return (SoaConnectionFactory) InitialContext.doLookup(name);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.rest.EdgeContext;

/**
 * Makes what REST requests get their context from.
 *
 * @since 0.1
 */
@Dependent
public class RestEdgeProducer {

    /** For the container. */
    public RestEdgeProducer() {}

    /**
     * Makes the edge.
     *
     * @param settings what is trusted
     * @return takes from headers what the application's settings trust
     */
    @Produces
    @Singleton
    public EdgeContext edge(ApplicationSettings settings) {
        return new EdgeContext(settings.restTrust());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.rest;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Adds the filter to every REST application. Servers find the feature as a service of the Java platform. Therefore it needs no
 * registration, even in an application that lists its classes.
 *
 * @since 0.1
 */
@ConstrainedTo(RuntimeType.SERVER)
public final class SoaFeature implements Feature {

    /** For the server. */
    public SoaFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        boolean isServer = context.getConfiguration().getRuntimeType() == RuntimeType.SERVER;
        if (isServer) {
            context.register(EdgeFilter.class);
        }
        return isServer;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The REST application. It lists its classes: nothing is found by scanning. */
@ApplicationPath("api")
public class ContextApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ContextResource.class);
    }
}

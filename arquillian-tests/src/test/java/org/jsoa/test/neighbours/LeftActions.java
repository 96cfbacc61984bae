/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.neighbours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** The service of an application, which greets and is greeted. */
@Service("left")
@ApplicationScoped
public class LeftActions {

    @Inject
    Neighbours neighbours;

    /** Answers a greeting. */
    @Action("greet")
    public Map<String, Object> greet() {
        return Map.of("from", "left");
    }

    /** Greets another service. */
    @Action("relay")
    public Map<String, Object> relay(Neighbours.Whom whom) {
        return neighbours.greet(whom);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import java.util.Map;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;

/**
 * One expansion that a call asks for.
 *
 * @param expansion the fields of the expansion
 * @param route the route that gets the object
 * @param result the expansions in that object
 * @since 0.1
 */
public record ExpansionNode(Expansion expansion, ExpansionRoute route, TypeNode result) {

    /** Returns the id of the missing object, or null if there is no id or the object is present already. */
    Object missing(Map<Object, Object> object) {
        Object id = object.get(expansion.sourceField());
        boolean isNothing = id == null
                || id.equals("")
                || id.equals(false)
                || (id instanceof Number number && number.doubleValue() == 0);
        return isNothing || object.containsKey(expansion.destinationField()) ? null : id;
    }

    /** Returns the call that gets the object. One job sends the ids of all equal calls. */
    RouteCall call() {
        return new RouteCall(route.service(), route.action(), route.requestField(), route.responseField());
    }
}

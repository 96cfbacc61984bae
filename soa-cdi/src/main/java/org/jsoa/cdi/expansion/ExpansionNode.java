/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import java.util.Map;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;

/**
 * One expansion that a call asks for.
 *
 * @param expansion what to put where
 * @param route how to get it
 * @param result what to expand in what is put there
 * @since 0.1
 */
public record ExpansionNode(Expansion expansion, ExpansionRoute route, TypeNode result) {

    /** Returns the id of what is missing in an object, or null if nothing is, or nothing is known of it. */
    Object missing(Map<Object, Object> object) {
        Object id = object.get(expansion.sourceField());
        boolean isNothing = id == null
                || id.equals("")
                || id.equals(false)
                || (id instanceof Number number && number.doubleValue() == 0);
        return isNothing || object.containsKey(expansion.destinationField()) ? null : id;
    }

    /** Returns what two questions must have in common for their ids to travel in one job. */
    Question question() {
        return new Question(route.service(), route.action(), route.requestField(), route.responseField());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.bodyerror.BodyError.Aspect;

/** The errors of one place of a body and of the places inside it. A node without errors allocates no collections. */
final class ErrorNode {

    private List<BodyError> errors = List.of();
    private Map<Object, ErrorNode> inside = Map.of();
    private boolean badKey;
    private boolean badValue;
    private boolean badInside;
    private boolean badKeysInside;

    void add(BodyError error) {
        if (errors.isEmpty()) {
            errors = new ArrayList<>(1);
        }
        errors.add(error);
    }

    ErrorNode childToChange(Object step) {
        if (inside.isEmpty()) {
            inside = new LinkedHashMap<>();
        }
        return inside.computeIfAbsent(step, missing -> new ErrorNode());
    }

    ErrorNode child(Object step) {
        return inside.get(step);
    }

    List<BodyError> errors() {
        return errors;
    }

    Map<Object, ErrorNode> inside() {
        return inside;
    }

    /** Marks the key or the value as unreadable. Returns whether it was readable until now. */
    boolean markUnreadable(Aspect aspect) {
        boolean isFirst = aspect == Aspect.KEY ? !badKey : !badValue;
        badKey |= aspect == Aspect.KEY;
        badValue |= aspect == Aspect.VALUE;
        return isFirst;
    }

    void noteUnreadableInside(boolean isKeyOfChild) {
        badInside = true;
        badKeysInside |= isKeyOfChild;
    }

    boolean isBad() {
        return badValue;
    }

    boolean isBadInside() {
        return badInside;
    }

    boolean hasBadKeys() {
        return badKeysInside;
    }
}

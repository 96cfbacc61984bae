/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.databind.DeserializationContext;
import java.util.SortedSet;
import org.jsoa.cdi.bodyerror.BodyError;
import org.jsoa.cdi.bodyerror.BodyError.Aspect;
import org.jsoa.cdi.bodyerror.BodyErrors;
import org.jsoa.cdi.bodyerror.WirePath;
import org.jsoa.message.ErrorCodes;

/** Says in PySOA's codes and words what in a body does not fit the record it is read into. */
final class Mismatches {

    /** The attribute under which the mapper carries them. */
    static final String KEY = Mismatches.class.getName();

    private final BodyErrors errors;
    private final WirePath base;

    Mismatches(BodyErrors errors) {
        this(errors, WirePath.BODY);
    }

    private Mismatches(BodyErrors errors, WirePath base) {
        this.errors = errors;
        this.base = base;
    }

    static Mismatches of(DeserializationContext context) {
        return (Mismatches) context.getAttribute(KEY);
    }

    /** Collects into the same errors, from a value below the given place that is read on its own. */
    Mismatches below(WirePath place) {
        return new Mismatches(errors, base.plus(place));
    }

    void invalid(WirePath place, String message) {
        refuse(place, BodyError.invalid(message));
    }

    void unknownValue(WirePath place, String message) {
        refuse(place, new BodyError(Aspect.VALUE, ErrorCodes.UNKNOWN, message));
    }

    void invalidKey(WirePath place, String message) {
        refuse(place, new BodyError(Aspect.KEY, ErrorCodes.INVALID, message));
    }

    void unknownKey(WirePath place, String message) {
        refuse(place, new BodyError(Aspect.KEY, ErrorCodes.UNKNOWN, message));
    }

    void missing(WirePath map, String key) {
        refuse(map.key(key), new BodyError(Aspect.VALUE, ErrorCodes.MISSING, "Missing key: " + key));
    }

    void extra(WirePath map, SortedSet<String> keys) {
        errors.add(
                base.plus(map),
                new BodyError(Aspect.EXTRA_KEYS, ErrorCodes.UNKNOWN, "Extra keys present: " + String.join(", ", keys)));
    }

    /** Notes that a place holds a stand-in, without an error of its own. */
    void spoil(WirePath place) {
        errors.spoil(base.plus(place));
    }

    private void refuse(WirePath place, BodyError error) {
        errors.refuse(base.plus(place), error);
    }

    int count() {
        return errors.count();
    }
}

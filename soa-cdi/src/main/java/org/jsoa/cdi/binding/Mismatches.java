/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;

/** Collects everything in a body that does not fit the record it is read into, in PySOA's codes and words. */
final class Mismatches {

    /** The attribute under which the mapper carries them. */
    static final String KEY = Mismatches.class.getName();

    private final List<SoaError> errors;
    private final Set<String> spoiled;
    private final String base;

    Mismatches() {
        this(new ArrayList<>(), new HashSet<>(), "");
    }

    private Mismatches(List<SoaError> errors, Set<String> spoiled, String base) {
        this.errors = errors;
        this.spoiled = spoiled;
        this.base = base;
    }

    static Mismatches of(DeserializationContext context) {
        return (Mismatches) context.getAttribute(KEY);
    }

    /** Collects into the same list, from a value below the given place that is read on its own. */
    Mismatches below(String pointer) {
        return new Mismatches(errors, spoiled, join(base, pointer));
    }

    void invalid(String pointer, String message) {
        refuse(ErrorCodes.INVALID, message, pointer);
    }

    void unknownValue(String pointer, String message) {
        refuse(ErrorCodes.UNKNOWN, message, pointer);
    }

    void missing(String mapPointer, String key) {
        spoil(join(mapPointer, key));
        add(ErrorCodes.MISSING, "Missing key: " + key, join(mapPointer, key));
    }

    void extra(String mapPointer, SortedSet<String> keys) {
        add(ErrorCodes.UNKNOWN, "Extra keys present: " + String.join(", ", keys), mapPointer);
    }

    /** Notes that a place holds a stand-in, without an error of its own. */
    void spoil(String pointer) {
        spoiled.add(join(base, pointer));
    }

    private void refuse(String code, String message, String pointer) {
        // One complaint about a value is enough: the mapper may try it in several ways.
        if (spoiled.add(join(base, pointer))) {
            add(code, message, pointer);
        }
    }

    private void add(String code, String message, String pointer) {
        String field = join(base, pointer);
        errors.add(SoaError.of(code, message, field.isEmpty() ? null : field));
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    int count() {
        return errors.size();
    }

    UnreadableBodyException toException(Object partial) {
        return new UnreadableBodyException(errors, partial, spoiled);
    }

    /** The place that a parser has come to. */
    static String pointer(JsonStreamContext context) {
        String pointer = "";
        for (JsonStreamContext at = context; at != null; at = at.getParent()) {
            if (at.inObject() && at.hasCurrentName()) {
                pointer = join(at.getCurrentName(), pointer);
            } else if (at.inArray() && at.hasCurrentIndex()) {
                pointer = join(String.valueOf(at.getCurrentIndex()), pointer);
            }
        }
        return pointer;
    }

    private static String join(String first, String second) {
        if (first.isEmpty()) {
            return second;
        }
        return second.isEmpty() ? first : first + "." + second;
    }
}

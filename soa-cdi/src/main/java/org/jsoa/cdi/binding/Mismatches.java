/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;

/** Collects everything in a body that does not fit the record it is read into, in PySOA's codes and words. */
final class Mismatches {

    /** The attribute under which the mapper carries them. */
    static final String KEY = Mismatches.class.getName();

    private final List<SoaError> errors;
    private final String base;

    Mismatches() {
        this(new ArrayList<>(), "");
    }

    private Mismatches(List<SoaError> errors, String base) {
        this.errors = errors;
        this.base = base;
    }

    static Mismatches of(DeserializationContext context) {
        return (Mismatches) context.getAttribute(KEY);
    }

    /** Collects into the same list, from a value below the given place that is read on its own. */
    Mismatches below(String pointer) {
        return new Mismatches(errors, join(base, pointer));
    }

    void invalid(String pointer, String message) {
        add(ErrorCodes.INVALID, message, pointer);
    }

    void unknownValue(String pointer, String message) {
        add(ErrorCodes.UNKNOWN, message, pointer);
    }

    void missing(String mapPointer, String key) {
        add(ErrorCodes.MISSING, "Missing key: " + key, join(mapPointer, key));
    }

    void extra(String mapPointer, SortedSet<String> keys) {
        add(ErrorCodes.UNKNOWN, "Extra keys present: " + String.join(", ", keys), mapPointer);
    }

    private void add(String code, String message, String pointer) {
        String field = join(base, pointer);
        errors.add(SoaError.of(code, message, field.isEmpty() ? null : field));
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<SoaError> errors() {
        return List.copyOf(errors);
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

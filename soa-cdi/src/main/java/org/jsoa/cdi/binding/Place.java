/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.jsoa.cdi.bodyerror.BodyError;
import org.jsoa.cdi.bodyerror.BodyError.Aspect;
import org.jsoa.cdi.bodyerror.BodyErrors;
import org.jsoa.cdi.bodyerror.ErrorText;
import org.jsoa.cdi.bodyerror.PartialRecord;
import org.jsoa.cdi.bodyerror.WirePath;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.message.ErrorCodes;

/**
 * The current position in a body while it is read, for errors: the current container and the key or index in it. One
 * object serves all values of a container, and a path is created only for an error. For one thread.
 */
final class Place {

    private final Place outer;
    private final Mismatches mismatches;
    private Aspect aspect = Aspect.VALUE;
    private Object key;
    private int index;

    /** The errors of one reading. */
    private static final class Mismatches {

        private final boolean ignoresExtraKeys;
        private List<PartialRecord> refused = List.of();
        private BodyErrors errors;

        Mismatches(boolean ignoresExtraKeys) {
            this.ignoresExtraKeys = ignoresExtraKeys;
        }

        BodyErrors errors() {
            if (errors == null) {
                errors = new BodyErrors();
            }
            return errors;
        }
    }

    private Place(Place outer, Mismatches mismatches) {
        this.outer = outer;
        this.mismatches = mismatches;
    }

    /** Starts the reading of a body. */
    static Place ofBody(boolean ignoresExtraKeys) {
        return new Place(null, new Mismatches(ignoresExtraKeys));
    }

    /** Enters the container at this place. */
    Place inside() {
        return new Place(this, mismatches);
    }

    /** Moves to the value of a key. */
    void atKey(Object at) {
        key = at;
        aspect = Aspect.VALUE;
    }

    /** Moves from the value of a key to the key itself. */
    void toKeyItself() {
        aspect = Aspect.KEY;
    }

    /** Moves to an element of a list. */
    void atIndex(int at) {
        index = at;
    }

    /** Reports that the value at this place is not of the required type. */
    void invalid(String message) {
        refuse(new BodyError(aspect, ErrorCodes.INVALID, message));
    }

    /** Reports that the value at this place is none of the known values. */
    void unknown(String message) {
        refuse(new BodyError(aspect, ErrorCodes.UNKNOWN, message));
    }

    /** Reports that the map around this place lacks a key. */
    void missing(String missingKey) {
        atKey(missingKey);
        refuse(new BodyError(Aspect.VALUE, ErrorCodes.MISSING, "Missing key: " + missingKey));
    }

    /**
     * Reports unknown keys of the map at this place, unless they are ignored.
     *
     * @param keys the first ones in the order of their text
     * @param count how many there are in all
     */
    void extra(SortedSet<String> keys, int count) {
        if (mismatches.ignoresExtraKeys) {
            return;
        }
        if (isFull()) {
            mismatches.errors().countOnly();
            return;
        }
        String message = "Extra keys present: " + ErrorText.list(keys, count);
        mismatches.errors().add(path(), new BodyError(Aspect.EXTRA_KEYS, ErrorCodes.UNKNOWN, message));
    }

    /** Marks the value at this place as a replacement, without an error of its own. */
    void markUnreadable() {
        if (!isFull()) {
            mismatches.errors().markUnreadable(path());
        }
    }

    /** Remembers the values of the record at this place, which cannot be constructed. */
    void keep(WireType type, Object[] values) {
        if (mismatches.refused.isEmpty()) {
            mismatches.refused = new ArrayList<>();
        }
        mismatches.refused.add(new PartialRecord(path(), type, Arrays.asList(values)));
    }

    /** Returns the records of the body that cannot be constructed. */
    List<PartialRecord> refusedRecords() {
        return mismatches.refused;
    }

    private void refuse(BodyError error) {
        if (isFull()) {
            mismatches.errors().countOnly();
        } else {
            mismatches.errors().refuse(path(), error);
        }
    }

    /** Returns whether there are so many errors that further ones are only counted, and only if that is cheap. */
    boolean isFull() {
        return mismatches.errors != null && mismatches.errors.isFull();
    }

    private WirePath path() {
        List<Object> upwards = new ArrayList<>();
        // The outermost place is the body itself and has no step.
        for (Place at = this; at.outer != null; at = at.outer) {
            upwards.add(at.key == null ? (Object) at.index : WirePath.text(at.key));
        }
        Collections.reverse(upwards);
        return new WirePath(upwards);
    }

    /** Returns how many errors there are so far. */
    int errorCount() {
        return mismatches.errors == null ? 0 : mismatches.errors.count();
    }

    /** Returns all errors of the body. */
    BodyErrors errors() {
        return mismatches.errors();
    }
}

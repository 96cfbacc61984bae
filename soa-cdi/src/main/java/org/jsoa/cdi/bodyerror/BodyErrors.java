/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.List;
import java.util.Map;
import org.jsoa.cdi.bodyerror.BodyError.Aspect;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.message.SoaError;

/**
 * The errors of one body: unreadable values and broken constraints. Each error is kept with its place. That allows one order
 * for all of them, and shows which values are only replacements for unreadable ones.
 *
 * @since 0.1
 */
public final class BodyErrors {

    /** How many errors about unreadable values are kept with their places. */
    private static final int MOST_KEPT = 1_000;

    private final ErrorNode root = new ErrorNode();
    private int count;

    /** Creates a collection without errors. */
    public BodyErrors() {}

    /**
     * Adds an error about a readable value.
     *
     * @param place the place of the value
     * @param error the error
     */
    public void add(WirePath place, BodyError error) {
        ErrorNode node = root;
        for (Object step : place.steps()) {
            node = node.childToChange(step);
        }
        add(node, error);
    }

    /**
     * Adds an error about an unreadable key or value. Only the first one of a place counts.
     *
     * @param place the place of the value
     * @param error what is wrong with it
     */
    public void refuse(WirePath place, BodyError error) {
        ErrorNode node = markUnreadable(place, error.aspect());
        if (node != null) {
            add(node, error);
        }
    }

    /**
     * Marks the value of a place as a replacement for an unreadable one, without an error.
     *
     * @param place the place of the value
     */
    public void markUnreadable(WirePath place) {
        markUnreadable(place, Aspect.VALUE);
    }

    /** Counts an error that is not kept. */
    public void countOnly() {
        count++;
    }

    /**
     * Returns whether no further errors about unreadable values should be kept. The memory for errors is limited by this,
     * not by the number of values. Nobody knows then which other values are readable.
     *
     * @return whether there are a thousand errors or more
     */
    public boolean isFull() {
        return count >= MOST_KEPT;
    }

    private void add(ErrorNode node, BodyError error) {
        node.add(error);
        count++;
    }

    /** Marks a place as unreadable. Returns its node, or null if it was marked before. */
    private ErrorNode markUnreadable(WirePath place, Aspect aspect) {
        ErrorNode node = root;
        int left = place.steps().size();
        for (Object step : place.steps()) {
            left--;
            node.noteUnreadableInside(left == 0 && aspect == Aspect.KEY);
            node = node.childToChange(step);
        }
        return node.markUnreadable(aspect) ? node : null;
    }

    /**
     * Returns whether there is no error.
     *
     * @return whether the body is without errors
     */
    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * Returns the number of errors.
     *
     * @return the number
     */
    public int count() {
        return count;
    }

    /**
     * Returns whether a place holds the value of the caller, not a null or zero that replaces it.
     *
     * @param place the place
     * @return whether nothing at or above the place was unreadable
     */
    public boolean isGood(WirePath place) {
        ErrorNode node = root;
        for (Object step : place.steps()) {
            if (node == null || node.isBad()) {
                break;
            }
            node = node.child(step);
        }
        return node == null || !node.isBad();
    }

    /**
     * Returns whether a place inside a record that could not be constructed holds the value of the caller.
     *
     * @param record the place of the record
     * @param place the place, which is inside the record
     * @return whether nothing between the record and the place, or at the place, was unreadable
     */
    public boolean isGoodInside(WirePath record, WirePath place) {
        ErrorNode node = root;
        int depth = 0;
        for (Object step : place.steps()) {
            node = node == null ? null : node.child(step);
            depth++;
            if (node != null && depth > record.steps().size() && node.isBad()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether everything inside a place is the value of the caller.
     *
     * @param place the place
     * @return whether nothing below the place was unreadable
     */
    public boolean isGoodInside(WirePath place) {
        ErrorNode node = node(place);
        return node == null || !node.isBadInside();
    }

    /**
     * Returns whether a map holds all entries that the caller sent.
     *
     * @param place the place of the map
     * @return whether none of its keys was unreadable
     */
    public boolean hasGoodKeys(WirePath place) {
        ErrorNode node = node(place);
        return node == null || !node.hasBadKeys();
    }

    private ErrorNode node(WirePath place) {
        ErrorNode node = root;
        for (Object step : place.steps()) {
            if (node == null) {
                return null;
            }
            node = node.child(step);
        }
        return node;
    }

    /**
     * Lists all errors in PySOA's order. Errors of a record follow the order of its components, those of a list the indexes,
     * and those of a map the entries as received. Errors of a value precede errors inside it, and errors about extra keys
     * follow these. Several errors about one value are sorted by their messages. After a hundred errors, one more says how
     * many others there are. Long messages and paths are cut.
     *
     * @param type the type of the body
     * @param body the body as received; null if it is unknown, and maps are then in the order of their keys' text
     * @return the errors, not yet marked as errors of the caller
     */
    public List<SoaError> inOrder(WireType type, Map<String, Object> body) {
        return new ErrorListing().of(root, count, type, body);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.List;
import java.util.Map;
import org.jsoa.cdi.bodyerror.BodyError.Aspect;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.message.SoaError;

/**
 * The errors of one body: values that cannot be read, and broken constraints. It keeps the place of each error, and lists all of
 * them in one order. It also knows which places hold a stand-in for an unreadable value: constraints on stand-ins mean nothing.
 *
 * @since 0.1
 */
public final class BodyErrors {

    private final ErrorNode root = new ErrorNode();
    private int count;

    /** Creates a collection without errors. */
    public BodyErrors() {}

    /**
     * Adds an error about a value that could be read.
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

    /** Adds an error about a key or value that could not be read. Only the first one about it counts. */
    public void refuse(WirePath place, BodyError error) {
        ErrorNode node = spoil(place, error.aspect());
        if (node != null) {
            add(node, error);
        }
    }

    /** Notes that a place holds a stand-in, without an error of its own. */
    public void spoil(WirePath place) {
        spoil(place, Aspect.VALUE);
    }

    private void add(ErrorNode node, BodyError error) {
        node.add(error);
        count++;
    }

    /** Returns the node of a place, or null if that was spoiled before. */
    private ErrorNode spoil(WirePath place, Aspect aspect) {
        ErrorNode node = root;
        int left = place.steps().size();
        for (Object step : place.steps()) {
            left--;
            node.noteSpoiledInside(left == 0 && aspect == Aspect.KEY);
            node = node.childToChange(step);
        }
        return node.spoil(aspect) ? node : null;
    }

    /**
     * Tells whether nothing is wrong.
     *
     * @return whether there is no error
     */
    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    /**
     * Tells whether a place holds the value that the caller sent. Otherwise it holds null or zero instead.
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
     * Tells whether everything inside a place is what the caller sent.
     *
     * @param place the place
     * @return whether nothing below the place was unreadable
     */
    public boolean isGoodInside(WirePath place) {
        ErrorNode node = node(place);
        return node == null || !node.isBadInside();
    }

    /**
     * Tells whether a map holds as many entries as the caller sent.
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
     * Lists all errors in PySOA's order: those of a record by component as it is declared, those of a list by index, those of a
     * map by entry as they came; what is wrong with a value itself before what is wrong inside it, extra keys after that;
     * several errors about one value by their messages.
     *
     * @param type what the body is bound to
     * @param body the body as it came, or null if it is not known: then maps are in the order of their keys' text
     * @return the errors, which do not yet blame anyone
     */
    public List<SoaError> inOrder(WireType type, Map<String, Object> body) {
        return new ErrorListing().of(root, type, body);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoa.untrusted.SafeText;

/**
 * A message has a value that its content type cannot represent, or that PySOA cannot read.
 *
 * @since 0.1
 */
public final class UnserializableValueException extends Exception {

    private static final long serialVersionUID = 1L;

    /** How many steps of a path are shown. A map that contains itself has an endless path. */
    private static final int SHOWN_STEPS = 16;

    private final String reason;
    private final ArrayDeque<String> path = new ArrayDeque<>();

    public UnserializableValueException(String reason) {
        super(SafeText.message(reason));
        this.reason = super.getMessage();
    }

    /**
     * Adds a step to the path of the value. Each container calls this, the innermost first.
     *
     * @param keyOrIndex the key or index in the container
     * @return this exception
     */
    public UnserializableValueException inside(Object keyOrIndex) {
        path.addFirst(SafeText.of(keyOrIndex));
        return this;
    }

    /**
     * Returns the path of the value in the message.
     *
     * @return the dotted path, list indexes as numbers, such as {@code actions.0.body.price}; never null
     */
    public String path() {
        return String.join(".", path);
    }

    @Override
    public String getMessage() {
        Deque<String> shown = path;
        if (path.size() > SHOWN_STEPS) {
            shown = new ArrayDeque<>(path.stream().limit(SHOWN_STEPS).toList());
            shown.addLast("...");
        }
        return shown.isEmpty() ? reason : String.join(".", shown) + ": " + reason;
    }
}

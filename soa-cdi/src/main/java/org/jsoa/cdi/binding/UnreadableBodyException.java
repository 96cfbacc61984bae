/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;

/**
 * A body does not fit the record that an action takes. The errors say everything that does not fit. What did fit can still
 * be checked, so that the caller learns all at once.
 *
 * @since 0.1
 */
public final class UnreadableBodyException extends ActionException {

    private static final long serialVersionUID = 1L;

    private final transient Object partial;
    private final transient Set<String> spoiled;

    UnreadableBodyException(List<SoaError> errors, Object partial, Set<String> spoiled) {
        super(errors);
        this.partial = partial;
        this.spoiled = Set.copyOf(spoiled);
    }

    /**
     * Returns the record with what could be read, and null or zero for what could not.
     *
     * @return the record; empty if it cannot be made from what is left
     */
    public Optional<Object> partial() {
        return Optional.ofNullable(partial);
    }

    /**
     * Tells whether a place holds what the caller sent, rather than null or zero in its stead.
     *
     * @param pointer the dotted pointer to the place
     * @return whether nothing at or above the place was unreadable
     */
    public boolean isGood(String pointer) {
        return spoiled.stream().noneMatch(bad -> pointer.equals(bad) || pointer.startsWith(bad + "."));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.List;
import java.util.Optional;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;

/**
 * A body does not fit the record of an action. The errors list everything that does not fit. The readable part can still be
 * checked, which lets the caller get all errors at once.
 *
 * @since 0.1
 */
public final class UnreadableBodyException extends ActionException {

    private static final long serialVersionUID = 1L;

    private final transient BodyErrors bodyErrors;
    private final transient Object partial;
    private final transient List<PartialRecord> refused;

    /**
     * Creates an exception.
     *
     * @param inOrder the errors for the caller
     * @param bodyErrors the same errors with their places
     * @param partial the record with null or zero for unreadable values, or null if it cannot be created
     * @param refused the records in the body, or the body itself, that cannot be created
     */
    public UnreadableBodyException(
            List<SoaError> inOrder, BodyErrors bodyErrors, Object partial, List<PartialRecord> refused) {
        super(inOrder);
        this.bodyErrors = bodyErrors;
        this.partial = partial;
        this.refused = List.copyOf(refused);
    }

    /**
     * Returns the errors of the unreadable parts, to which others can be added.
     *
     * @return the errors; never null
     */
    public BodyErrors bodyErrors() {
        return bodyErrors;
    }

    /**
     * Returns the record with null or zero for unreadable values.
     *
     * @return the record; empty if it cannot be created
     */
    public Optional<Object> partial() {
        return Optional.ofNullable(partial);
    }

    /**
     * Returns the records that cannot be created, whose readable values can still be checked.
     *
     * @return the records in the body, or the body itself
     */
    public List<PartialRecord> refused() {
        return refused;
    }
}

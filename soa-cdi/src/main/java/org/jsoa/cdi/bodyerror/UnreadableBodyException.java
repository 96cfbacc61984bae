/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.List;
import java.util.Optional;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;

/**
 * A body does not fit the record that an action takes. It has an error for each value that does not fit. The values that fit can
 * still be checked against their constraints: the caller then gets all errors at once.
 *
 * @since 0.1
 */
public final class UnreadableBodyException extends ActionException {

    private static final long serialVersionUID = 1L;

    private final transient BodyErrors bodyErrors;
    private final transient Object partial;

    public UnreadableBodyException(List<SoaError> inOrder, BodyErrors bodyErrors, Object partial) {
        super(inOrder);
        this.bodyErrors = bodyErrors;
        this.partial = partial;
    }

    /**
     * Returns the errors. Others can be added to them, to be listed in one order.
     *
     * @return the errors; never null
     */
    public BodyErrors bodyErrors() {
        return bodyErrors;
    }

    /**
     * Returns the record with the values that could be read, and null or zero for the others.
     *
     * @return the record; empty if it cannot be made from what is left
     */
    public Optional<Object> partial() {
        return Optional.ofNullable(partial);
    }
}

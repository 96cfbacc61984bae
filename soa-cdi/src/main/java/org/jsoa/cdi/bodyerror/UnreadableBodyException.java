/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.List;
import java.util.Optional;
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

    private final transient BodyErrors bodyErrors;
    private final transient Object partial;

    public UnreadableBodyException(List<SoaError> inOrder, BodyErrors bodyErrors, Object partial) {
        super(inOrder);
        this.bodyErrors = bodyErrors;
        this.partial = partial;
    }

    /**
     * Returns what does not fit, so that more can be added and all be listed in one order.
     *
     * @return the errors; never null
     */
    public BodyErrors bodyErrors() {
        return bodyErrors;
    }

    /**
     * Returns the record with what could be read, and null or zero for what could not.
     *
     * @return the record; empty if it cannot be made from what is left
     */
    public Optional<Object> partial() {
        return Optional.ofNullable(partial);
    }
}

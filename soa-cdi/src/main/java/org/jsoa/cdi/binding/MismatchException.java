/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

/** A value is not of the type asked for. Its message is for the caller of the action. */
final class MismatchException extends Exception {

    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
        // It is caught one frame up: the stack would cost more than all the rest.
        super(message, null, false, false);
    }
}

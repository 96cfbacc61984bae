/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;
import org.jsoa.untrusted.SafeText;

/** The error for an action that does not exist. */
final class UnknownAction {

    private UnknownAction() {}

    static SoaError error(String action) {
        return SoaError.of(
                ErrorCodes.UNKNOWN,
                "The action \"" + SafeText.of(action) + "\" was not found on this server.",
                "action");
    }
}

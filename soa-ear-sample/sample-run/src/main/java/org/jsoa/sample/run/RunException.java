/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

/** The sample cannot start, or cannot go on. The message is the one line that the user sees. */
final class RunException extends Exception {

    private static final long serialVersionUID = 1L;

    RunException(String message) {
        super(message);
    }

    RunException(String message, Throwable cause) {
        super(message, cause);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import org.jsoa.untrusted.SafeText;

/**
 * Bytes that are not a frame, or a chunk that does not follow the chunk before it.
 *
 * @since 0.1
 */
public final class MalformedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
        super(SafeText.message(message));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code traceparent} of W3C's Trace Context.
 *
 * @param text the header as received
 * @param traceId the id that all calls of one trace share: 32 hexadecimal digits
 */
record TraceParent(String text, String traceId) {

    private static final int LONGEST = 512;

    /** Later versions may have further fields after those of version 00. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]*)?");

    /** Reads the header; empty if it does not conform to the standard. */
    static Optional<TraceParent> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return text.length() <= LONGEST
                        && matcher.matches()
                        && (matcher.group(3) == null || !matcher.group(1).equals("00"))
                ? Optional.of(new TraceParent(text, matcher.group(2)))
                : Optional.empty();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.Collection;

/** Limits the text of errors, because a few bytes of a body may otherwise cause many in the response. */
public final class ErrorText {

    /** The longest message of an error, and the longest path of a field, in characters. */
    static final int LONGEST = 1_000;

    /** The longest list of names in a message, unless a single name is longer. */
    private static final int LONGEST_LIST = 900;

    private static final String ELLIPSIS = "\u2026";

    private ErrorText() {}

    /**
     * Cuts a text.
     *
     * @param text the text; never null
     * @return its first thousand characters, with a mark if there are more
     * @since 0.1
     */
    public static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        boolean isPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, isPair ? LONGEST - 1 : LONGEST) + ELLIPSIS;
    }

    /**
     * Lists names in about a thousand characters.
     *
     * @param names the names, in their order; never null
     * @param count how many names there are, including those that are not in the collection
     * @return the names that fit, and how many more there are
     * @since 0.1
     */
    public static String list(Collection<String> names, int count) {
        StringBuilder text = new StringBuilder();
        int listed = 0;
        for (String name : names) {
            String shown = cut(name);
            if (listed > 0 && text.length() + shown.length() > LONGEST_LIST) {
                break;
            }
            text.append(listed == 0 ? "" : ", ").append(shown);
            listed++;
        }
        return listed == count ? text.toString() : text + ", and " + (count - listed) + " more";
    }
}

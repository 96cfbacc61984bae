/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

/**
 * A word that is safe in any line of a log. Ids come from callers. An id must not begin another line, look like a field of the
 * line's format, or act as a pattern.
 */
final class LogWord {

    private static final String NOTHING = "--";
    private static final String CUT = "...";
    private static final String PUNCTUATION = "-_.:;=+@/";
    private static final int LONGEST = 100;

    private LogWord() {}

    /** Returns text or a number as a word, or the same text if it is one already. Values of other types are not written. */
    static String of(Object value) {
        if (value instanceof String text) {
            return of(text);
        }
        return value instanceof Long || value instanceof Integer ? value.toString() : NOTHING;
    }

    private static String of(String text) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        if (text.length() > LONGEST) {
            return replaced(text.substring(0, LONGEST)) + CUT;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isGood(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder word = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (!isGood(text.charAt(i))) {
                word.setCharAt(i, '_');
            }
        }
        return word.toString();
    }

    private static boolean isGood(char c) {
        return Character.isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0;
    }
}

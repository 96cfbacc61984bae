/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

/**
 * Replaces halves of surrogate pairs, which a text has that was cut inside a character. They have no form in UTF-8, and PySOA
 * cannot read them in MessagePack.
 */
final class WellFormedText {

    private static final char REPLACEMENT = '\ufffd';

    private WellFormedText() {}

    /** Returns the text itself if it is well-formed, otherwise a copy with U+FFFD in place of each half. */
    static String of(String text) {
        int length = text.length();
        for (int index = 0; index < length; index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                if (isHalf(text, index)) {
                    return repaired(text, index);
                }
                index++;
            }
        }
        return text;
    }

    /** Returns whether the surrogate at the index does not begin a pair. */
    private static boolean isHalf(String text, int index) {
        return !Character.isHighSurrogate(text.charAt(index))
                || index + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(index + 1));
    }

    private static String repaired(String text, int firstHalf) {
        char[] units = text.toCharArray();
        for (int index = firstHalf; index < units.length; index++) {
            if (Character.isSurrogate(units[index])) {
                if (isHalf(text, index)) {
                    units[index] = REPLACEMENT;
                } else {
                    index++;
                }
            }
        }
        return new String(units);
    }
}

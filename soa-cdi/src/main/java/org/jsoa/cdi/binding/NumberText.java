/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

/** Recognizes the text of numbers in the forms that Python and Java write. Allocates nothing. */
final class NumberText {

    /** The time to parse a number grows with the square of its digits. */
    private static final int MOST_CHARACTERS = 1_000;

    private NumberText() {}

    /** Returns whether a text is a whole number such as {@code -12}, without negative zero. */
    static boolean isInteger(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_CHARACTERS
                && endOfWhole(text) == text.length()
                && !text.equals("-0");
    }

    /** Returns whether a text is a decimal such as {@code -12}, {@code 1.50} or {@code 1E+3}. */
    static boolean isDecimal(String text) {
        int at = text.length() <= MOST_CHARACTERS ? endOfWhole(text) : 0;
        if (at == 0) {
            return false;
        }
        if (isAt(text, at, '.')) {
            int end = endOfDigits(text, at + 1);
            if (end == at + 1) {
                return false;
            }
            at = end;
        }
        if (isAt(text, at, 'e') || isAt(text, at, 'E')) {
            int first = isAt(text, at + 1, '+') || isAt(text, at + 1, '-') ? at + 2 : at + 1;
            int end = endOfDigits(text, first);
            return end > first && end == text.length();
        }
        return at == text.length();
    }

    /** Returns whether a decimal is zero. */
    static boolean isZero(String decimal) {
        for (int at = 0; at < decimal.length(); at++) {
            char character = decimal.charAt(at);
            if (character >= '1' && character <= '9') {
                return false;
            }
            if (character == 'e' || character == 'E') {
                return true;
            }
        }
        return true;
    }

    /** Returns the end of the sign and the digits before the point; 0 if there are none, or if the first one is too many. */
    private static int endOfWhole(String text) {
        int first = isAt(text, 0, '-') ? 1 : 0;
        int end = endOfDigits(text, first);
        return end == first || (end > first + 1 && text.charAt(first) == '0') ? 0 : end;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static boolean isAt(String text, int index, char character) {
        return index < text.length() && text.charAt(index) == character;
    }
}

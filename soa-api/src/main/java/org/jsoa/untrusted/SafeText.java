/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.untrusted;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes text from outside harmless for logs, exceptions and thread names. A peer must not begin another line, send control
 * sequences to a terminal, reorder what a person reads, or fill a disk. Control and format characters, separators of lines and
 * paragraphs, and halves of surrogate pairs become escapes as in Java. Long text is cut, and its length added.
 *
 * @since 0.1
 */
public final class SafeText {

    /** The length of a name or value in a longer text, in characters. */
    public static final int LONGEST_VALUE = 200;

    /** The length of the message of an exception, in characters. */
    public static final int LONGEST_MESSAGE = 4_096;

    /** The length of a line of a log, in characters. */
    public static final int LONGEST_LINE = 32_768;

    /** How many elements of a list are named. */
    private static final int LISTED = 20;

    private static final String CUT = "...";
    private static final char LAST_ASCII = 0x7e;

    private SafeText() {}

    /**
     * Makes a value harmless. A container is described by its size, because its text could be as long as the message.
     *
     * @param value a text or any other value; may be null
     * @return the text of the value, at most about {@link #LONGEST_VALUE} characters; never null
     */
    public static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return "a map of " + map.size() + " entries";
        }
        if (value instanceof Collection<?> list) {
            return "a list of " + list.size() + " elements";
        }
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        return of(String.valueOf(value), LONGEST_VALUE);
    }

    /**
     * Makes a text harmless.
     *
     * @param text the text; may be null
     * @param longest how many characters of the text are kept
     * @return the text itself if it is harmless; null for null
     */
    public static String of(String text, int longest) {
        if (text == null || (text.length() <= longest && isSafe(text))) {
            return text;
        }
        StringBuilder safe = new StringBuilder(Math.min(text.length(), longest) + 32);
        append(safe, text, longest);
        return safe.toString();
    }

    /**
     * Makes the message of an exception harmless.
     *
     * @param message the message; may be null
     * @return the message, at most about {@link #LONGEST_MESSAGE} characters; null for null
     */
    public static String message(String message) {
        return of(message, LONGEST_MESSAGE);
    }

    /**
     * Makes the elements of a list harmless.
     *
     * @param values the elements, such as names of actions; not null
     * @return the first elements in brackets, and how many follow
     */
    public static String list(Collection<?> values) {
        String listed = values.stream().limit(LISTED).map(SafeText::of).collect(Collectors.joining(", ", "[", "]"));
        return values.size() > LISTED ? listed + " and " + (values.size() - LISTED) + " more" : listed;
    }

    private static boolean isSafe(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if ((unit < ' ' || unit > LAST_ASCII) && !isSafe(text.codePointAt(index))) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                index++;
            }
        }
        return true;
    }

    private static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    /**
     * Appends a text in its harmless form.
     *
     * @param target receives the text
     * @param text the text; not null
     * @param longest how many characters of the text are kept
     */
    public static void append(StringBuilder target, String text, int longest) {
        int end = Math.min(text.length(), longest);
        for (int index = 0; index < end; ) {
            int codePoint = text.codePointAt(index);
            if (isSafe(codePoint)) {
                target.appendCodePoint(codePoint);
            } else {
                escape(target, codePoint);
            }
            index += Character.charCount(codePoint);
        }
        if (end < text.length()) {
            target.append(CUT).append(" (").append(text.length()).append(" characters)");
        }
    }

    private static void escape(StringBuilder target, int codePoint) {
        if (codePoint == '\n') {
            target.append("\\n");
            return;
        }
        for (char unit : Character.toChars(codePoint)) {
            target.append("\\u").append(HexFormat.of().toHexDigits(unit));
        }
    }
}

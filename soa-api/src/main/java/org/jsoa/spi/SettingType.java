/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values that a setting accepts. The readers of settings, the error messages for wrong values and the test of the
 * documentation use it.
 *
 * @param documented how the documentation describes it, without Markdown, such as {@code number, 1 to 1000}; never null
 * @param accepted how an error message describes it, such as {@code a whole number, 1 to 1000}; never null
 * @param test tells whether a text is accepted, which has no blanks around it and is not empty; never null
 * @since 0.1
 */
public record SettingType(String documented, String accepted, Predicate<String> test) {

    /** Any text. */
    public static final SettingType TEXT = text("text");

    /** {@code true} or {@code false}. */
    public static final SettingType FLAG = words("true", "false");

    /** Names of services. */
    public static final SettingType SERVICES = list(
            "names of services", "names of other services, without '!' and with commas between", "[^!]*[^!\\s][^!]*");

    private static final String COMMA = ",";

    /** Rejects null where it is not allowed. */
    public SettingType {
        Objects.requireNonNull(documented, "documented must not be null");
        Objects.requireNonNull(accepted, "accepted must not be null");
        Objects.requireNonNull(test, "test must not be null");
    }

    /**
     * Tells whether a text is accepted.
     *
     * @param text the text, without blanks around it and not empty; never null
     * @return whether it is
     */
    public boolean accepts(String text) {
        return test.test(text);
    }

    /**
     * A text that is not checked here.
     *
     * @param documented what it is; never null
     * @return the type
     */
    public static SettingType text(String documented) {
        return new SettingType(documented, documented, text -> true);
    }

    /**
     * Texts with commas between, each of a certain form.
     *
     * @param documented what they are; never null
     * @param accepted how an error message describes them; never null
     * @param form the regular expression that each of them matches; never null
     * @return the type
     */
    public static SettingType list(String documented, String accepted, String form) {
        Predicate<String> isGood = Pattern.compile(form).asMatchPredicate();
        return new SettingType(documented + " with commas between", accepted, text -> parts(text).stream()
                .allMatch(isGood));
    }

    /**
     * One of several words.
     *
     * @param words the words, at least two; never null
     * @return the type
     */
    public static SettingType words(String... words) {
        List<String> all = List.of(words);
        int last = all.size() - 1;
        String either = String.join(", ", all.subList(0, last)) + " or " + all.get(last);
        return new SettingType(either, either, all::contains);
    }

    /**
     * A whole number.
     *
     * @param least the least that is accepted
     * @param most the most that is accepted
     * @return the type
     */
    public static SettingType number(int least, int most) {
        return whole("number", least, most, least == 1 && most == Integer.MAX_VALUE ? "" : least + " to " + most);
    }

    /**
     * A number of milliseconds.
     *
     * @param least the least that is accepted
     * @param most the most that is accepted
     * @return the type
     */
    public static SettingType millis(int least, int most) {
        return whole("ms", least, most, least == 1 && most == Integer.MAX_VALUE ? "" : least + " to " + most);
    }

    /**
     * A number of milliseconds, or 0 for no limit.
     *
     * @return the type
     */
    public static SettingType millisOrNone() {
        return whole("ms", 0, Integer.MAX_VALUE, "0 for none");
    }

    /**
     * A number of bytes.
     *
     * @param least the least that is accepted
     * @return the type
     */
    public static SettingType bytes(int least) {
        return whole("bytes", least, Integer.MAX_VALUE, "at least " + least);
    }

    /**
     * A number of bytes, or a number below 1 that means that something is never done.
     *
     * @param never the number that means it, and the least that is accepted
     * @return the type
     */
    public static SettingType bytesOrNever(int never) {
        return whole("bytes", never, Integer.MAX_VALUE, never + " for never");
    }

    /**
     * Splits a text at its commas.
     *
     * @param text the text; never null
     * @return its parts in order, without blanks around them
     */
    public static List<String> parts(String text) {
        return Stream.of(text.split(COMMA, -1)).map(String::strip).toList();
    }

    private static SettingType whole(String unit, int least, int most, String range) {
        return new SettingType(
                range.isEmpty() ? unit : unit + ", " + range,
                "a whole number, " + least + " to " + most,
                text -> isBetween(text, least, most));
    }

    private static boolean isBetween(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

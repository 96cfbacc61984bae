/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a setting. A part in upper case stands for a name that the user chooses, which may have dots of its own.
 *
 * @param parts what stands between the dots of the template
 * @param form the pattern of the names that fit the template
 */
record NameTemplate(List<String> parts, Pattern form) {

    private static final String ANY_NAME = "[^.]+(?:\\.[^.]+)*";

    static NameTemplate of(String template) {
        List<String> parts = List.of(template.split("\\."));
        return new NameTemplate(
                parts,
                Pattern.compile(parts.stream()
                        .map(part -> isPlaceholder(part) ? ANY_NAME : Pattern.quote(part))
                        .collect(Collectors.joining("\\."))));
    }

    boolean fits(String name) {
        return form.matcher(name).matches();
    }

    /** Returns the name with these names in place of the placeholders, in order. */
    String filled(String... names) {
        List<String> filled = new ArrayList<>();
        int next = 0;
        for (String part : parts) {
            filled.add(isPlaceholder(part) ? names[next++] : part);
        }
        return String.join(".", filled);
    }

    /**
     * Returns the known name that a mistyped name most likely means. The placeholders are replaced by the parts of the
     * mistyped name. The first placeholder takes all surplus parts. If the name has too few parts, the template itself
     * is returned.
     */
    String guessedFrom(String name) {
        List<String> given = List.of(name.split("\\.", -1));
        int surplus = given.size() - parts.size();
        if (surplus < 0) {
            return String.join(".", parts);
        }
        List<String> guess = new ArrayList<>();
        int at = 0;
        boolean isFirst = true;
        for (String part : parts) {
            int width = isFirst && isPlaceholder(part) ? 1 + surplus : 1;
            isFirst &= width == 1 && !isPlaceholder(part);
            guess.add(isPlaceholder(part) ? String.join(".", given.subList(at, at + width)) : part);
            at += width;
        }
        return String.join(".", guess);
    }

    private static boolean isPlaceholder(String part) {
        return part.equals(part.toUpperCase(Locale.ROOT));
    }
}

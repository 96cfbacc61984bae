/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The type of a setting's value.
 *
 * @param accepted how an error message describes it
 * @param reading converts a text; throws any runtime exception if the text is wrong
 */
record SettingValueType(String accepted, Function<String, Object> reading) {

    /** As in MicroProfile Config, a comma with a backslash before it belongs to a value. */
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    Object read(String text) {
        return reading.apply(text);
    }

    SettingValueType list() {
        return new SettingValueType(severalAccepted(), text -> List.copyOf(parts(text)));
    }

    /** The set keeps the order of the text. */
    SettingValueType set() {
        return new SettingValueType(
                severalAccepted(), text -> Collections.unmodifiableSet(new LinkedHashSet<>(parts(text))));
    }

    private String severalAccepted() {
        return "values with commas between, each " + accepted;
    }

    private Collection<Object> parts(String text) {
        List<Object> parts = new ArrayList<>();
        if (!text.isEmpty()) {
            Stream.of(COMMA.split(text, -1)).map(String::strip).forEach(part -> parts.add(part(part)));
        }
        return parts;
    }

    private Object part(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a value between commas must not be empty");
        }
        return read(text.replace("\\,", ","));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.model.Problem;
import org.jsoa.spi.ApplicationSetting;
import org.jsoa.spi.SettingType;

/** Reads single settings as their table says. Where a value is wrong it remembers a problem and goes on without the value. */
final class SettingReader {

    private static final String PLACE = "setting";

    private final SettingSource source;
    private final Set<Problem> problems = new LinkedHashSet<>();

    SettingReader(SettingSource source) {
        this.source = source;
    }

    /** Returns what was wrong so far. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Remembers a problem of a setting. */
    void complain(String complaint) {
        problems.add(new Problem(PLACE, complaint));
    }

    /** Remembers that a value is wrong, and says what the setting accepts. */
    void refuse(ApplicationSetting setting, String text, String... things) {
        complain(setting.nameFor(things) + " must be " + setting.type().accepted() + ", not \"" + text + "\"");
    }

    /** Returns the names that are configured and begin so. */
    List<String> namesFrom(String prefix) {
        return source.names().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** The text of a setting, or its default; empty if there is neither, or if the text is wrong. */
    Optional<String> text(ApplicationSetting setting, String... things) {
        return source.value(setting.nameFor(things))
                .or(() -> Optional.of(setting.defaultValue()).filter(text -> !text.isEmpty()))
                .filter(text -> {
                    boolean isGood = setting.type().accepts(text);
                    if (!isGood) {
                        refuse(setting, text, things);
                    }
                    return isGood;
                });
    }

    Optional<Integer> number(ApplicationSetting setting, String... things) {
        return text(setting, things).map(Integer::valueOf);
    }

    Optional<Duration> millis(ApplicationSetting setting, String... things) {
        return number(setting, things).map(Duration::ofMillis);
    }

    Optional<Boolean> flag(ApplicationSetting setting, String... things) {
        return text(setting, things).map(Boolean::valueOf);
    }

    /** What a setting chooses by its word. */
    <T> Optional<T> choice(Map<String, T> choices, ApplicationSetting setting, String... things) {
        return text(setting, things).map(choices::get);
    }

    /** The parts of a text with commas between; none if it is not set. */
    List<String> list(ApplicationSetting setting, String... things) {
        return text(setting, things).map(SettingType::parts).orElse(List.of());
    }
}

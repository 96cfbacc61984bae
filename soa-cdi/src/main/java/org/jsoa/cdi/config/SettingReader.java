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

/**
 * Reads single settings by the rules of {@link ApplicationSetting}. A wrong value is recorded as a problem and treated
 * as not set.
 */
final class SettingReader {

    private static final String PLACE = "setting";

    private final SettingSource source;
    private final Set<Problem> problems = new LinkedHashSet<>();

    SettingReader(SettingSource source) {
        this.source = source;
    }

    /** Returns the problems so far. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Records a problem of a setting. */
    void complain(String complaint) {
        problems.add(new Problem(PLACE, complaint));
    }

    /** Records that a value is wrong, with the values that the setting accepts. */
    void refuse(ApplicationSetting setting, String text, String... names) {
        complain(setting.nameFor(names) + " must be " + setting.type().accepted() + ", not \"" + text + "\"");
    }

    /** Returns the configured names with a prefix. */
    List<String> namesFrom(String prefix) {
        return source.names().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Returns the text of a setting, or its default; empty if there is neither, or if the text is wrong. */
    Optional<String> text(ApplicationSetting setting, String... names) {
        return source.value(setting.nameFor(names))
                .or(() -> Optional.of(setting.defaultValue()).filter(text -> !text.isEmpty()))
                .filter(text -> {
                    boolean isGood = setting.type().accepts(text);
                    if (!isGood) {
                        refuse(setting, text, names);
                    }
                    return isGood;
                });
    }

    Optional<Integer> number(ApplicationSetting setting, String... names) {
        return text(setting, names).map(Integer::valueOf);
    }

    Optional<Duration> millis(ApplicationSetting setting, String... names) {
        return number(setting, names).map(Duration::ofMillis);
    }

    Optional<Boolean> flag(ApplicationSetting setting, String... names) {
        return text(setting, names).map(Boolean::valueOf);
    }

    /** Returns the value that the word of a setting stands for. */
    <T> Optional<T> choice(Map<String, T> choices, ApplicationSetting setting, String... names) {
        return text(setting, names).map(choices::get);
    }

    /** Returns the parts of a comma-separated text; none if it is not set. */
    List<String> list(ApplicationSetting setting, String... names) {
        return text(setting, names).map(SettingType::parts).orElse(List.of());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoa.cdi.servicesettings.BoundSettings.BoundGroup;
import org.jsoa.cdi.servicesettings.BoundSettings.BoundValue;

/**
 * Checks the constraints of records of settings. Each component is checked on its own, also if its record could not be
 * created. That includes the components of records inside others, with or without {@code @Valid}.
 *
 * @param validator checks the constraints
 */
record SettingConstraints(Validator validator) {

    /** Returns a message for each broken constraint. */
    List<String> complaints(BoundSettings settings) {
        List<String> complaints = new ArrayList<>();
        for (BoundValue value : settings.values()) {
            for (ConstraintViolation<?> violation :
                    validator.validateValue(value.holder(), value.entry().component(), value.value())) {
                complaints.add(
                        value.entry().name() + " does not accept " + shown(value) + ": " + violation.getMessage());
            }
        }
        for (BoundGroup group : settings.groups()) {
            for (ConstraintViolation<?> violation : validator.validate(group.record())) {
                nameOfGroup(group, violation.getPropertyPath().toString())
                        .ifPresent(name -> complaints.add(name + ".* do not fit together: " + violation.getMessage()));
            }
        }
        return complaints.stream().distinct().sorted().toList();
    }

    /** Returns the group of settings that a constraint of a whole record is about. */
    private static Optional<String> nameOfGroup(BoundGroup group, String path) {
        return path.isEmpty()
                ? Optional.of(group.name())
                : group.settings().entries().stream()
                        .filter(entry -> entry instanceof SettingEntry.Group
                                && entry.component().equals(path))
                        .map(SettingEntry::name)
                        .findFirst();
    }

    private static String shown(BoundValue value) {
        if (value.text().isEmpty()) {
            return "to be left out";
        }
        return value.entry().isSecret() ? "its value" : "\"" + value.text().get() + "\"";
    }
}

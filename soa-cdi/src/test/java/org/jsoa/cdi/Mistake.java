/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;

/**
 * Something that an application gets wrong.
 *
 * @param about what it is, for the name of the test
 * @param settings what is configured
 * @param classes the application
 * @param line how the failure must begin to tell of it, with the classes of the test named without it
 */
record Mistake(String about, Map<String, String> settings, List<Class<?>> classes, String line) {

    static Mistake of(String about, String line, Class<?>... classes) {
        return new Mistake(about, Map.of(), List.of(classes), line);
    }

    static Mistake ofSetting(String name, String value, String line, Class<?> application) {
        return new Mistake(name + " = " + value, Map.of(name, value), List.of(application), line);
    }

    /** Deploys the application, which must fail with this mistake and no other. */
    void assertThatItFailsTheDeployment() {
        FixedConfig.install(settings);
        Throwable failure;
        try {
            failure = catchThrowable(
                    () -> Container.of(classes.toArray(new Class<?>[0])).close());
        } finally {
            FixedConfig.remove();
        }
        assertThat(failure).as("no failure").isNotNull();
        String test = classes.get(0).getEnclosingClass().getName() + "$";
        assertThat(failure).hasMessageContaining("JSOA cannot serve this application:\n");
        assertThat(failure.getMessage().replace(test, "").lines())
                .filteredOn(found -> found.startsWith("  - "))
                .singleElement()
                .asString()
                .startsWith("  - " + line);
    }

    @Override
    public String toString() {
        return about;
    }
}

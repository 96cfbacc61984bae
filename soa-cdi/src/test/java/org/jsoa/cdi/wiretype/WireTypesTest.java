/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ArrayRecordComponent")
class WireTypesTest {

    record Page<T extends Comparable<T>>(T first, List<T> items, T[] array, Page<T> next, List<? extends T> wild) {}

    record Pages(
            Page<Integer> numbers,
            @SuppressWarnings("rawtypes") Page raw) {}

    interface ByName<V> extends Map<String, V> {}

    abstract static class Counts extends HashMap<String, Long> implements ByName<Long> {
        private static final long serialVersionUID = 1L;
    }

    static class Nested extends ArrayList<Nested> {
        private static final long serialVersionUID = 1L;
    }

    record Inheriting(ByName<Optional<String>> byName, Counts counts, Nested nested, List<byte[]> bytes) {}

    private static String type(Class<?> record, String component) {
        return WireTypes.of(record)
                .component(component)
                .map(found -> found.type().toString())
                .orElseThrow();
    }

    private static WireType typeOf(Class<?> record, String component) {
        return WireTypes.of(record).component(component).orElseThrow().type();
    }

    @Test
    void putArgumentsInThePlaceOfVariables() {
        WireType page = typeOf(Pages.class, "numbers");

        assertThat(page.components())
                .extracting(component -> component.type().toString())
                .containsExactly(
                        "java.lang.Integer",
                        "java.util.List<java.lang.Integer>",
                        "java.lang.Integer[]",
                        Page.class.getName() + "<java.lang.Integer>",
                        "java.util.List<java.lang.Integer>");
        assertThat(page.component("next").orElseThrow().type()).isEqualTo(page).hasSameHashCodeAs(page);
    }

    @Test
    void takeAVariableWithoutArgumentForItsBound() {
        assertThat(typeOf(Pages.class, "raw").component("first").orElseThrow().type())
                .hasToString("java.lang.Comparable");
    }

    @Test
    void findTheArgumentsThatAClassGivesToItsSupertypes() {
        assertThat(typeOf(Inheriting.class, "byName").key()).hasToString("java.lang.String");
        assertThat(typeOf(Inheriting.class, "byName").withoutContainers()).hasToString("java.lang.String");
        assertThat(typeOf(Inheriting.class, "counts").content()).hasToString("java.lang.Long");
        assertThat(type(Inheriting.class, "bytes")).isEqualTo("java.util.List<byte[]>");
    }

    @Test
    void endWhereAClassContainsItself() {
        assertThat(typeOf(Inheriting.class, "nested").withoutContainers()).hasToString("java.lang.Object");
        assertThat(WireTypes.of(Pages.class).records()).containsExactly(Pages.class, Page.class);
    }

    @JsonbNillable(false)
    record Annotated(
            String left,
            @JsonbProperty("k") String onField,
            @JsonbNillable String kept,
            String onAccessor,
            String onParameter) {

        Annotated(
                String left,
                @JsonbProperty("k") String onField,
                String kept,
                String onAccessor,
                @JsonbProperty("p") String onParameter) {
            this.left = left;
            this.onField = onField;
            this.kept = kept;
            this.onAccessor = onAccessor;
            this.onParameter = onParameter;
        }

        @Override
        @JsonbProperty("a")
        public String onAccessor() {
            return onAccessor;
        }
    }

    @Test
    void readAnnotationsWhereverOnAComponentTheyStand() {
        assertThat(WireTypes.of(Annotated.class).components())
                .extracting(component -> component.key() + " " + component.leftOutIfNull())
                .containsExactly("left true", "k true", "kept false", "a true", "p true");
    }
}

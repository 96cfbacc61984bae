/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.schema;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;

/** Adds constraints to the schema of a value. A constraint that neither vocabulary can express is left out. */
final class Facets {

    private static final Set<Object> NUMBERS = Set.of("integer", "float", "decimal");

    private Facets() {}

    static Schema add(Schema schema, List<Annotation> constraints, Bounds bounds) {
        Object type = schema.conformity().get("type");
        if (NUMBERS.contains(type)) {
            constraints.forEach(bounds::add);
            return bounds.addTo(schema);
        }
        Length length = new Length();
        Schema result = schema;
        for (Annotation constraint : constraints) {
            length.add(constraint);
            if (type.equals("unicode")) {
                result = text(result, constraint);
            }
        }
        return length.addTo(result, type);
    }

    private static Schema text(Schema schema, Annotation constraint) {
        if (constraint instanceof NotBlank) {
            return schema.withConformity("allow_blank", false).withJson("pattern", "\\S");
        }
        if (constraint instanceof Pattern pattern && pattern.flags().length == 0) {
            return schema.withJson("pattern", "^(?:" + pattern.regexp() + ")$");
        }
        return constraint instanceof Email
                ? schema.withConformity("type", "email_address").withJson("format", "email")
                : schema;
    }

    /** The number of characters, bytes, elements or entries: the narrowest range of all constraints. */
    private static final class Length {

        private int min;
        private int max = Integer.MAX_VALUE;

        void add(Annotation constraint) {
            if (constraint instanceof Size size) {
                min = Math.max(min, size.min());
                max = Math.min(max, size.max());
            } else if (constraint instanceof NotEmpty) {
                min = Math.max(min, 1);
            }
        }

        Schema addTo(Schema schema, Object type) {
            String unit = unit(type);
            Schema result = schema;
            if (unit == null) {
                return result;
            }
            if (min > 0) {
                result = result.withConformity("min_length", (long) min);
                result = unit.isEmpty() ? result : result.withJson("min" + unit, (long) min);
            }
            if (max < Integer.MAX_VALUE) {
                result = result.withConformity("max_length", (long) max);
                result = unit.isEmpty() ? result : result.withJson("max" + unit, (long) max);
            }
            return result;
        }

        /** Returns the suffix of JSON Schema's keywords for the length; empty if it has none, null if the type has no length. */
        private static String unit(Object type) {
            return switch (type.toString()) {
                case "unicode" -> "Length";
                case "bytes" -> "";
                case "list" -> "Items";
                case "schemaless_dictionary" -> "Properties";
                default -> null;
            };
        }
    }
}

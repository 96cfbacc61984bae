/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.schema;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;

/** The range of a number: the narrowest of all constraints. */
final class Bounds {

    private Bound lower;
    private Bound upper;

    /** Adds a constraint, if it is one on numbers. */
    void add(Annotation constraint) {
        if (constraint instanceof Min min) {
            lower(BigDecimal.valueOf(min.value()), true);
        } else if (constraint instanceof Max max) {
            upper(BigDecimal.valueOf(max.value()), true);
        } else if (constraint instanceof DecimalMin min) {
            lower(new BigDecimal(min.value()), min.inclusive());
        } else if (constraint instanceof DecimalMax max) {
            upper(new BigDecimal(max.value()), max.inclusive());
        } else if (constraint instanceof Positive || constraint instanceof PositiveOrZero) {
            lower(BigDecimal.ZERO, constraint instanceof PositiveOrZero);
        } else if (constraint instanceof Negative || constraint instanceof NegativeOrZero) {
            upper(BigDecimal.ZERO, constraint instanceof NegativeOrZero);
        }
    }

    void lower(BigDecimal value, boolean inclusive) {
        Bound bound = new Bound(value, inclusive);
        lower = lower == null || bound.isNarrowerThan(lower, 1) ? bound : lower;
    }

    void upper(BigDecimal value, boolean inclusive) {
        Bound bound = new Bound(value, inclusive);
        upper = upper == null || bound.isNarrowerThan(upper, -1) ? bound : upper;
    }

    Schema addTo(Schema schema) {
        Schema bounded = schema;
        // A decimal is text in JSON, where JSON Schema's keywords for numbers have no meaning.
        boolean isNumber = !"string".equals(schema.json().get("type"));
        if (lower != null) {
            bounded = bounded.withConformity(lower.inclusive() ? "gte" : "gt", lower.onWire());
            bounded = isNumber
                    ? bounded.withJson(lower.inclusive() ? "minimum" : "exclusiveMinimum", lower.onWire())
                    : bounded;
        }
        if (upper != null) {
            bounded = bounded.withConformity(upper.inclusive() ? "lte" : "lt", upper.onWire());
            bounded = isNumber
                    ? bounded.withJson(upper.inclusive() ? "maximum" : "exclusiveMaximum", upper.onWire())
                    : bounded;
        }
        return bounded;
    }

    private record Bound(BigDecimal value, boolean inclusive) {

        boolean isNarrowerThan(Bound other, int direction) {
            int difference = value.compareTo(other.value) * direction;
            return difference > 0 || (difference == 0 && !inclusive);
        }

        /** Returns a number that both serializers carry: JSON has no decimals. */
        Object onWire() {
            try {
                return value.longValueExact();
            } catch (ArithmeticException e) {
                return value.doubleValue();
            }
        }
    }
}

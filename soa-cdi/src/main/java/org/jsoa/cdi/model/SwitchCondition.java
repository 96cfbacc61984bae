/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import org.jsoa.service.Switched;

/**
 * When a variant of an action is to be run.
 *
 * @param number the switch that a request must have on
 * @param order the place of the variant among the others: lower goes before higher
 * @since 0.1
 */
public record SwitchCondition(long number, int order) {

    /** Returns the condition that an annotation states; null stands for none, on both sides. */
    static SwitchCondition of(Switched annotation) {
        return annotation == null ? null : new SwitchCondition(annotation.value(), annotation.order());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import org.jsoa.service.Switched;

/**
 * When a variant of an action is to be run.
 *
 * @param number the switch that a request must have on
 * @param order the position of the variant among the others; lower ones come first
 * @since 0.1
 */
public record SwitchCondition(long number, int order) {

    static SwitchCondition of(Switched annotation) {
        return new SwitchCondition(annotation.value(), annotation.order());
    }
}

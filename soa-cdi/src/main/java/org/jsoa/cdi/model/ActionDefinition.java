/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.time.Duration;
import java.util.Objects;

/**
 * What is declared about an action, wherever it is declared.
 *
 * @param name the name of the action; never null
 * @param description what the action does, for people; empty if it is not described; never null
 * @param condition the switch that a request must have on, or null if it needs none
 * @param timeLimit how long the action may take, or null if no limit is declared
 * @param idempotent whether running the action twice has the effect of running it once
 * @since 0.1
 */
public record ActionDefinition(
        String name, String description, SwitchCondition condition, Duration timeLimit, boolean idempotent) {

    /** Checks what is required. */
    public ActionDefinition {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(description, "description must not be null");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.time.Duration;
import java.util.Objects;

/**
 * The declaration of an action, collected from all its annotations.
 *
 * @param name the name of the action; never null
 * @param description what the action does, as text for people; empty if it is not described; never null
 * @param condition the switch that a request must have on, or null if it needs none
 * @param timeLimit how long the action may take, or null if no limit is declared
 * @param idempotent whether running the action twice has the effect of running it once
 * @since 0.1
 */
public record ActionDefinition(
        String name, String description, SwitchCondition condition, Duration timeLimit, boolean idempotent) {

    /** Rejects null where it is not allowed. */
    public ActionDefinition {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(description, "description must not be null");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.util.Map;

/**
 * What is done about calls that fail, by service.
 *
 * @param ofServices for services that have a policy of their own, by their names
 * @param ofOthers for all others
 * @since 0.1
 */
public record FailurePolicies(Map<String, FailurePolicy> ofServices, FailurePolicy ofOthers) {

    /** Copies. */
    public FailurePolicies {
        ofServices = Map.copyOf(ofServices);
    }

    public boolean areNone() {
        return ofOthers.isNone() && ofServices.values().stream().allMatch(FailurePolicy::isNone);
    }

    FailurePolicy of(String service) {
        return ofServices.getOrDefault(service, ofOthers);
    }
}

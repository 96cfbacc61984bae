/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.util.Map;

/**
 * The policies for failed calls, by service.
 *
 * @param ofServices the policies of services that have their own, by their names
 * @param ofOthers the policy of all other services
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

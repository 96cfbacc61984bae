/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import java.util.List;

/**
 * Knows what the services of the application offer.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface OfferedActions {

    /**
     * Returns the actions of a service.
     *
     * @param service the name of the service
     * @return its actions, the built-in ones too, in any order
     */
    List<OfferedAction> of(String service);
}

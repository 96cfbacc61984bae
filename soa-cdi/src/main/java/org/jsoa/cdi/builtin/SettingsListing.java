/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import java.util.Map;

/**
 * Lists the settings that services declare themselves.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SettingsListing {

    /**
     * Lists the settings of a service.
     *
     * @param service the name of the service
     * @return the values by the names of the settings, with secret ones hidden; empty if there are none
     */
    Map<String, Object> of(String service);
}

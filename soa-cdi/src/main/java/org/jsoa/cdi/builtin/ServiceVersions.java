/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

/**
 * Knows the versions of the services of the application.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ServiceVersions {

    /**
     * Returns the version of a service.
     *
     * @param service the name of the service
     * @return its version
     */
    ServiceVersion of(String service);
}

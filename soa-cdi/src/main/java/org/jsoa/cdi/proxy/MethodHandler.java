/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import org.jsoa.client.ServiceClient;

/** Runs one method of an interface. One handler serves every proxy of the interface. */
@FunctionalInterface
interface MethodHandler {

    /**
     * Calls the method.
     *
     * @param proxy the proxy whose method was called
     * @param client calls the service
     * @param arguments the arguments; never null
     */
    Object invoke(Object proxy, ServiceClient client, Object[] arguments) throws Throwable;
}

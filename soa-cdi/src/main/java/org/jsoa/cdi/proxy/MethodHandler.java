/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

/** Does what one method of an interface is for. It is made once, and serves every proxy of the interface. */
@FunctionalInterface
interface MethodHandler {

    /**
     * Calls the method.
     *
     * @param proxy the proxy whose method was called
     * @param target where the proxy's calls go
     * @param arguments the arguments; never null
     */
    Object invoke(Object proxy, Target target, Object[] arguments) throws Throwable;
}

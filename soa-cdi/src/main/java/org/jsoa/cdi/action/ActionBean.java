/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import java.lang.invoke.MethodHandle;

/**
 * The bean of an action. Implementations differ in the lifetime of its instances.
 *
 * @since 0.1
 */
public interface ActionBean {

    /**
     * Calls a method of the bean.
     *
     * @param method takes the bean and the body and returns the result, all as Object
     * @param body the argument of the method
     * @return the result of the method
     * @throws Throwable the exception of the method
     */
    Object call(MethodHandle method, Object body) throws Throwable;
}

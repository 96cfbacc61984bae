/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import java.lang.invoke.MethodHandle;

/**
 * The bean of an action, and for how long one of its instances is good.
 *
 * @since 0.1
 */
public interface ActionBean {

    /**
     * Calls a method of the bean.
     *
     * @param method takes the bean and the body and returns the result, all as Object
     * @param body what the method gets
     * @return what the method returned
     * @throws Throwable what the method threw
     */
    Object call(MethodHandle method, Object body) throws Throwable;
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import java.lang.invoke.MethodHandle;

/** A bean with one reference for all calls: a client proxy or a singleton. */
final class SharedBean implements ActionBean {

    private final Object reference;

    SharedBean(Object reference) {
        this.reference = reference;
    }

    @Override
    public Object call(MethodHandle method, Object body) throws Throwable {
        return (Object) method.invokeExact(reference, body);
    }
}

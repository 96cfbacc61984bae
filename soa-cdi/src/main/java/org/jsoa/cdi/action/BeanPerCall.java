/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;

/** A dependent bean: each call gets an instance of its own, which is destroyed after the call with its dependent objects. */
final class BeanPerCall implements ActionBean {

    private final BeanManager beanManager;
    private final Bean<?> bean;
    private final Type type;

    BeanPerCall(BeanManager beanManager, Bean<?> bean, Type type) {
        this.beanManager = beanManager;
        this.bean = bean;
        this.type = type;
    }

    @Override
    public Object call(MethodHandle method, Object body) throws Throwable {
        CreationalContext<?> creation = beanManager.createCreationalContext(bean);
        try {
            Object instance = beanManager.getReference(bean, type, creation);
            return (Object) method.invokeExact(instance, body);
        } finally {
            creation.release();
        }
    }
}

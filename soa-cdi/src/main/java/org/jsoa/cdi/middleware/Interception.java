/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import jakarta.enterprise.inject.spi.InterceptionType;
import java.lang.annotation.Annotation;

/**
 * Puts the interceptors that are bound to an annotation around an object.
 *
 * @since 0.1
 */
public final class Interception {

    private final BeanManager beanManager;

    /**
     * Creates the interception.
     *
     * @param beanManager knows the interceptors that are enabled
     */
    public Interception(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    /**
     * Tells whether there is nothing to put around.
     *
     * @param binding the annotation
     * @return whether no enabled interceptor is bound to it
     */
    public boolean isNone(Annotation binding) {
        return beanManager
                .resolveInterceptors(InterceptionType.AROUND_INVOKE, binding)
                .isEmpty();
    }

    /**
     * Puts interceptors around an object.
     *
     * @param binding the annotation to which they are bound
     * @param type the class of the object, which the container can extend
     * @param target the object
     * @param <T> the class of the object
     * @return an object that runs them around the methods of the given one
     */
    public <T> T bind(Annotation binding, Class<T> type, T target) {
        // The context is never released: interceptors live as long as the application, which ends them.
        InterceptionFactory<T> factory =
                beanManager.createInterceptionFactory(beanManager.createCreationalContext(null), type);
        factory.configure().add(binding);
        return factory.createInterceptedInstance(target);
    }
}

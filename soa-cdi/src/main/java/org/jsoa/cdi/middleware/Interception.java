/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import jakarta.enterprise.inject.spi.InterceptionType;
import java.lang.annotation.Annotation;

/**
 * Surrounds objects with the interceptors that are bound to an annotation.
 *
 * @since 0.1
 */
public final class Interception {

    private final BeanManager beanManager;

    /**
     * Creates the interception.
     *
     * @param beanManager finds the enabled interceptors
     */
    public Interception(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    /**
     * Returns whether no interceptor is bound to an annotation.
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
     * Surrounds an object with interceptors.
     *
     * @param binding the annotation to which they are bound
     * @param type the class of the object, which the container can extend
     * @param target the object
     * @param <T> the class of the object
     * @return an object that runs them around the methods of the target
     */
    public <T> T bind(Annotation binding, Class<T> type, T target) {
        // The context is never released: interceptors live as long as the application.
        InterceptionFactory<T> factory =
                beanManager.createInterceptionFactory(beanManager.createCreationalContext(null), type);
        factory.configure().add(binding);
        return factory.createInterceptedInstance(target);
    }
}

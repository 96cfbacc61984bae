/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;

/**
 * Finds how to call the bean of an action.
 *
 * @since 0.1
 */
public final class ActionBeans {

    private final BeanManager beanManager;

    /**
     * Creates the finder.
     *
     * @param beanManager the application's bean manager
     */
    public ActionBeans(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    /**
     * Wraps a bean. Deployment must have been validated before.
     *
     * @param bean the bean
     * @param type the class that has the action's method, one of the bean's types
     * @return the callable bean
     */
    public ActionBean of(Bean<?> bean, Class<?> type) {
        if (beanManager.isNormalScope(bean.getScope()) || bean.getScope() == Singleton.class) {
            return new SharedBean(beanManager.getReference(bean, type, beanManager.createCreationalContext(bean)));
        }
        return new BeanPerCall(beanManager, bean, type);
    }
}

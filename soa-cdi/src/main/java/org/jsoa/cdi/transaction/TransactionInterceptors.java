/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import java.util.List;

/**
 * The interceptors of this package. They need a bean of the class {@link ConnectionEnlistment}.
 *
 * @since 0.1
 */
public final class TransactionInterceptors {

    /** Their classes. */
    public static final List<Class<?>> CLASSES =
            List.of(AroundRequired.class, AroundRequiresNew.class, InsideRequired.class, InsideRequiresNew.class);

    private TransactionInterceptors() {}
}

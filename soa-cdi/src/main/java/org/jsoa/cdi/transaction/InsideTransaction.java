/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** An interceptor that is called as soon as a transaction has begun. */
abstract class InsideTransaction {

    /** The priority that Jakarta Transactions gives to the interceptors of {@code @Transactional}. */
    static final int TRANSACTIONAL = Interceptor.Priority.PLATFORM_BEFORE + 200;

    /** The container calls interceptors of a lower priority first. */
    static final int PRIORITY = TRANSACTIONAL + 1;

    private final ConnectionEnlistment enlistment;

    InsideTransaction(ConnectionEnlistment enlistment) {
        this.enlistment = enlistment;
    }

    @AroundInvoke
    Object begin(InvocationContext invocation) throws Exception {
        return enlistment.insideTransaction(invocation);
    }
}

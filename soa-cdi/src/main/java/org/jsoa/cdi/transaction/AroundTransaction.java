/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/** An interceptor around the one that begins and ends a transaction. */
abstract class AroundTransaction {

    /** The container calls interceptors of a lower priority first. */
    static final int PRIORITY = InsideTransaction.TRANSACTIONAL - 1;

    private final ConnectionEnlistment enlistment;

    AroundTransaction(ConnectionEnlistment enlistment) {
        this.enlistment = enlistment;
    }

    @AroundInvoke
    Object around(InvocationContext invocation) throws Exception {
        return enlistment.aroundTransaction(invocation);
    }
}

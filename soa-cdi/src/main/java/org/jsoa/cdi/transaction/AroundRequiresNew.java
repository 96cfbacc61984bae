/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Surrounds the interceptor of {@code @Transactional(REQUIRES_NEW)}. */
@Interceptor
@Transactional(TxType.REQUIRES_NEW)
@Priority(AroundTransaction.PRIORITY)
class AroundRequiresNew extends AroundTransaction {

    @Inject
    AroundRequiresNew(ConnectionEnlistment enlistment) {
        super(enlistment);
    }
}

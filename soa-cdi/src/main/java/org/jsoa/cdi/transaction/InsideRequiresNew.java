/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Follows the interceptor of {@code @Transactional(REQUIRES_NEW)}. */
@Interceptor
@Transactional(TxType.REQUIRES_NEW)
@Priority(InsideTransaction.PRIORITY)
class InsideRequiresNew extends InsideTransaction {

    @Inject
    InsideRequiresNew(ConnectionEnlistment enlistment) {
        super(enlistment);
    }
}

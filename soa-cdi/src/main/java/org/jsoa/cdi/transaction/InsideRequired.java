/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Follows the interceptor of {@code @Transactional(REQUIRED)}. */
@Interceptor
@Transactional(TxType.REQUIRED)
@Priority(InsideTransaction.PRIORITY)
class InsideRequired extends InsideTransaction {

    @Inject
    InsideRequired(ConnectionEnlistment enlistment) {
        super(enlistment);
    }
}

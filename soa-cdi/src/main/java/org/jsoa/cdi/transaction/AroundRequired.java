/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Surrounds the interceptor of {@code @Transactional(REQUIRED)}. */
@Interceptor
@Transactional(TxType.REQUIRED)
@Priority(AroundTransaction.PRIORITY)
class AroundRequired extends AroundTransaction {

    @Inject
    AroundRequired(ConnectionEnlistment enlistment) {
        super(enlistment);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;

/** A bean that actions call, with transactions of its own. */
@ApplicationScoped
public class Journal {

    @Inject
    Stores stores;

    /** Writes in a transaction of its own. */
    @Transactional(TxType.REQUIRES_NEW)
    public void writeApart(String text, End end) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, text);
        end.reach();
    }

    /** Writes in the transaction of its caller, or in one of its own. */
    @Transactional
    public void write(String text, End end) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, text);
        end.reach();
    }

    /** Writes outside the transaction of its caller. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void writeOutside(String text) {
        stores.insert(Store.LOCAL, text);
    }

    /** Returns whether a row is seen from outside the transaction of its caller. */
    @Transactional(TxType.NOT_SUPPORTED)
    public boolean sees(Store store, String text) {
        return stores.count(store, text) > 0;
    }
}

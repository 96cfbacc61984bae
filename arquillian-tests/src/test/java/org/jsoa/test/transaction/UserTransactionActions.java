/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Actions that begin and end transactions themselves. */
@Service("notes")
@ApplicationScoped
public class UserTransactionActions {

    @PersistenceContext
    EntityManager entities;

    @Inject
    UserTransaction transaction;

    @Inject
    Stores stores;

    /** Commits if the end is good, and rolls back otherwise. */
    @Action("transact_by_hand")
    public void transact(NewNote note) throws Exception {
        transaction.begin();
        stores.insert(Store.LOCAL, note.text());
        entities.persist(new Note(note.text()));
        entities.flush();
        if (note.end() == End.WELL) {
            transaction.commit();
        } else {
            transaction.rollback();
        }
        stores.insert(Store.LOCAL, note.text() + ":after");
    }

    /** Forgets to end its transaction. */
    @Action("leave_open")
    public void leaveOpen(NewNote note) throws NotSupportedException, SystemException {
        transaction.begin();
        stores.insert(Store.LOCAL, note.text());
    }
}

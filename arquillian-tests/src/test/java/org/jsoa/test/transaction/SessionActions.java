/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Actions of a session bean, whose transactions the container begins. */
@Service("notes")
@Stateless
public class SessionActions {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Stores stores;

    @Inject
    Journal journal;

    /** Writes by JPA in the transaction that session beans have by default. */
    @Action("persist_in_session")
    public void persist(NewNote note) throws IOException, InterruptedException {
        entities.persist(new Note(note.text()));
        entities.flush();
        note.end().reach();
    }

    /** Writes by JDBC in the transaction that session beans have by default. */
    @Action("insert_in_session")
    public void insert(NewNote note) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, note.text());
        note.end().reach();
    }

    /** Writes in a transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void insertApart(String text) {
        stores.insert(Store.LOCAL, text);
    }

    /** Runs without a transaction and calls a bean that begins one. */
    @Action("call_from_session")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void call(NewNote note) throws IOException, InterruptedException {
        journal.write(note.text(), note.end());
    }
}

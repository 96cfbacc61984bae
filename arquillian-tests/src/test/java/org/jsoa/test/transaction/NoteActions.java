/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Service;
import org.jsoa.service.TimeLimit;

/** Actions in one transaction. */
@Service("notes")
@ApplicationScoped
public class NoteActions {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Stores stores;

    @Inject
    Journal journal;

    /**
     * The request of {@code count}.
     *
     * @param store the table
     * @param text the text of the rows to count
     */
    public record Query(Store store, String text) {}

    /**
     * The response of {@code count}.
     *
     * @param rows the number of rows
     */
    public record Count(int rows) {}

    /**
     * The response of {@code look}.
     *
     * @param inside whether the transaction sees its own row
     * @param outside whether others see it
     */
    public record Sight(boolean inside, boolean outside) {}

    /** Counts committed rows. */
    @Action("count")
    public Count count(Query query) {
        return new Count(stores.count(query.store(), query.text()));
    }

    /** Writes by JPA. */
    @Action("persist")
    @Transactional
    public void persist(NewNote note) throws IOException, InterruptedException {
        entities.persist(new Note(note.text()));
        entities.flush();
        note.end().reach();
    }

    /** Writes by JDBC. */
    @Action("insert")
    @Transactional
    public void insert(NewNote note) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, note.text());
        note.end().reach();
    }

    /** Writes by JDBC within a time limit. */
    // tag::interrupted[]
    @Action("insert_in_time")
    @Transactional(rollbackOn = InterruptedException.class)
    @TimeLimit(value = 2, unit = TimeUnit.SECONDS)
    public void insertInTime(NewNote note) throws IOException, InterruptedException {
        insert(note);
    }
    // end::interrupted[]

    /** Writes to two databases by two phases. */
    @Action("insert_twice")
    @Transactional
    public void insertTwice(NewNote note) throws IOException, InterruptedException {
        stores.insert(Store.LEFT, note.text());
        stores.insert(Store.RIGHT, note.text());
        note.end().reach();
    }

    /** Writes to two databases by two phases, and to one that does not support XA. */
    @Action("insert_everywhere")
    @Transactional
    public void insertEverywhere(NewNote note) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, note.text());
        insertTwice(note);
    }

    /** Writes, and rolls back on errors of the application only if they are checked. */
    @Action("insert_with_rules")
    @Transactional(rollbackOn = IOException.class, dontRollbackOn = ActionException.class)
    public void insertWithRules(NewNote note) throws IOException, InterruptedException {
        insert(note);
    }

    /** Writes without a transaction. */
    @Action("insert_plainly")
    public void insertPlainly(NewNote note) throws IOException, InterruptedException {
        insert(note);
    }

    /** Writes by JPA and looks at the row from inside and from outside. */
    @Action("look")
    @Transactional
    public Sight look(NewNote note) {
        entities.persist(new Note(note.text()));
        entities.flush();
        return new Sight(stores.count(Store.JPA, note.text()) > 0, journal.sees(Store.JPA, note.text()));
    }
}

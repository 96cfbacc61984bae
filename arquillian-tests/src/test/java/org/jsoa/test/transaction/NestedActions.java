/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jsoa.service.Action;
import org.jsoa.service.LocalActions;
import org.jsoa.service.Service;

/** Actions that call other beans. The called bean adds a suffix to the text. */
@Service("notes")
@ApplicationScoped
public class NestedActions {

    @Inject
    Stores stores;

    @Inject
    Journal journal;

    @Inject
    SessionActions session;

    @Inject
    LocalActions local;

    @Resource
    ManagedExecutorService executor;

    /** Writes before and after a call that has a transaction of its own. */
    @Action("call_apart")
    @Transactional
    public void callApart(NewNote note) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, note.text());
        journal.writeApart(note.text() + ":apart", End.WELL);
        journal.writeOutside(note.text() + ":outside");
        stores.insert(Store.LOCAL, note.text());
        note.end().reach();
    }

    /** Writes before and after a call whose own transaction rolls back. */
    @Action("call_failing")
    @Transactional
    public void callFailing(NewNote note) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, note.text());
        try {
            journal.writeApart(note.text() + ":apart", End.UNFORESEEN);
        } catch (IllegalStateException e) {
            stores.insert(Store.LOCAL, note.text());
        }
        note.end().reach();
    }

    /** Calls a bean that joins the transaction. */
    @Action("call_joining")
    @Transactional
    public void callJoining(NewNote note) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, note.text());
        journal.write(note.text(), End.WELL);
        stores.insert(Store.LOCAL, note.text());
        note.end().reach();
    }

    /** Calls a bean in one transaction after the other, and writes without one before, between and after them. */
    @Action("call_in_turn")
    public void callInTurn(NewNote note) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, note.text());
        journal.write(note.text() + ":first", End.WELL);
        stores.insert(Store.LOCAL, note.text());
        try {
            journal.write(note.text() + ":second", End.UNFORESEEN);
        } catch (IllegalStateException e) {
            stores.insert(Store.LOCAL, note.text());
        }
        journal.writeApart(note.text() + ":third", End.WELL);
        stores.insert(Store.LOCAL, note.text());
        note.end().reach();
    }

    /** Calls an action of the service, which joins the transaction. */
    @Action("call_locally")
    @Transactional
    public void callLocally(NewNote note) throws IOException, InterruptedException {
        local.call("persist", new NewNote(note.text(), End.WELL));
        note.end().reach();
    }

    /** Calls a bean on another thread, in a transaction of its own. */
    @Action("call_on_thread")
    @Transactional
    public void callOnThread(NewNote note) throws IOException, InterruptedException {
        stores.insert(Store.LOCAL, note.text());
        Future<?> call = executor.submit(() -> {
            journal.write(note.text() + ":thread", note.end());
            return null;
        });
        try {
            call.get();
        } catch (ExecutionException e) {
            stores.insert(Store.LOCAL, note.text());
        }
    }

    /** Calls a session bean that joins the transaction, and one that has its own. */
    @Action("call_session_bean")
    @Transactional
    public void callSessionBean(NewNote note) throws IOException, InterruptedException {
        session.insert(new NewNote(note.text(), End.WELL));
        session.insertApart(note.text() + ":apart");
        stores.insert(Store.LOCAL, note.text());
        note.end().reach();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Service;

/** Actions in transactions, which end in several ways. */
@Service("platform")
@ApplicationScoped
public class TransactedActions {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    @Inject
    Outcomes outcomes;

    /**
     * The request of these actions.
     *
     * @param by how to end: {@code refusal}, {@code checked}, {@code unforeseen}, {@code rollback}, {@code commit} if
     *     that shall fail, or null for well
     */
    public record End(String by) {}

    /**
     * The response of these actions.
     *
     * @param status the status of the transaction, as JTA numbers them
     */
    public record Seen(int status) {}

    /** Runs in a transaction. */
    @Action("transact")
    @Transactional
    public Seen transact(End end) throws IOException {
        return end(end);
    }

    /** Runs in a transaction that is committed in spite of errors of the application. */
    @Action("transact_keeping")
    @Transactional(dontRollbackOn = ActionException.class)
    public Seen transactKeeping(End end) throws IOException {
        return end(end);
    }

    /** Requires a transaction that its caller began. */
    @Action("transact_mandatory")
    @Transactional(TxType.MANDATORY)
    public Seen transactMandatory(End end) throws IOException {
        return end(end);
    }

    /** Runs without a transaction. */
    @Action("transact_not")
    public Seen transactNot(End end) throws IOException {
        return end(end);
    }

    /** Returns the status of the last transaction at its end. */
    @Action("outcome")
    public Seen outcome() {
        return new Seen(outcomes.last());
    }

    private Seen end(End end) throws IOException {
        int status = registry.getTransactionStatus();
        if (status == Status.STATUS_ACTIVE) {
            registry.registerInterposedSynchronization(outcomes.watch());
        }
        if (end.by() == null) {
            return new Seen(status);
        }
        switch (end.by()) {
            case "refusal" -> throw new ActionException("REFUSED", "refused");
            case "checked" -> throw new IOException("disk full");
            case "unforeseen" -> throw new IllegalStateException("broken");
            case "commit" -> registry.registerInterposedSynchronization(outcomes.veto());
            default -> registry.setRollbackOnly();
        }
        return new Seen(status);
    }
}

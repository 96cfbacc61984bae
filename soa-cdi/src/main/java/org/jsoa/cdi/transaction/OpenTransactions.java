/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jsoa.untrusted.SafeLogger;

/**
 * Finds and ends transactions that an action has begun and left open. The next action on the thread must not run in them.
 * Safe for use by many threads.
 *
 * @since 0.1
 */
public final class OpenTransactions {

    /** For applications without transactions. */
    public static final OpenTransactions NONE = new OpenTransactions(null, null);

    private static final Logger LOGGER = SafeLogger.of(OpenTransactions.class);

    private final TransactionSynchronizationRegistry registry;
    private final UserTransaction transaction;

    OpenTransactions(TransactionSynchronizationRegistry registry, UserTransaction transaction) {
        this.registry = registry;
        this.transaction = transaction;
    }

    /**
     * Returns the open transactions of this server.
     *
     * @return the transactions; {@link #NONE} if the server does not offer transactions to the calling component
     */
    // The names are those of the platform.
    @SuppressWarnings("BanJNDI")
    public static OpenTransactions ofServer() {
        try {
            return new OpenTransactions(
                    InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry"),
                    InitialContext.doLookup("java:comp/UserTransaction"));
        } catch (NamingException e) {
            LOGGER.log(Level.DEBUG, "the server offers no transactions", e);
            return NONE;
        }
    }

    /**
     * Returns whether a transaction is open on this thread.
     *
     * @return whether there is one, which may be marked for rollback
     */
    public boolean isOpen() {
        return registry != null && registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /**
     * Rolls back the transaction that is open on this thread, if there is one. The server ends a transaction at the end of
     * the job if this fails.
     *
     * @return whether a transaction was open
     */
    public boolean rollBack() {
        if (!isOpen()) {
            return false;
        }
        try {
            transaction.rollback();
        } catch (SystemException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "a transaction that an action has left open could not be rolled back", e);
        }
        return true;
    }
}

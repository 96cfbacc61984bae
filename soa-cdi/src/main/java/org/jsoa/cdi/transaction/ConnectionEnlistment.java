/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import jakarta.interceptor.InvocationContext;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Makes Payara and GlassFish enlist connections in the transactions that {@code @Transactional} begins. These servers enlist
 * a connection in the transaction that their own record of the current component call names. {@code @Transactional} sets
 * this record in calls of servlets only. In a call of an enterprise bean, as each job is, a connection would commit every
 * statement by itself.
 *
 * <p>The transaction manager of these servers sets the record when it resumes a transaction, and clears it when it
 * suspends one. One interceptor therefore suspends and resumes each transaction that has just begun. Another one clears
 * the record after the end of the transaction. No interceptor is added on other servers.
 *
 * @since 0.1
 */
public final class ConnectionEnlistment {

    /** The name is bound in Payara and GlassFish only. */
    private static final String TRANSACTION_MANAGER = "java:appserver/TransactionManager";

    /** The key of the transaction that the caller had. */
    private static final String BEFORE = ConnectionEnlistment.class.getName() + ".before";

    private final TransactionManager manager;

    ConnectionEnlistment(TransactionManager manager) {
        this.manager = manager;
    }

    /**
     * Returns the enlistment that this server needs.
     *
     * @return the enlistment; empty if the server needs none
     */
    // The name is a constant, and it is looked up in the server's own directory.
    @SuppressWarnings("BanJNDI")
    public static Optional<ConnectionEnlistment> ofServer() {
        try {
            return Optional.of(new ConnectionEnlistment(InitialContext.doLookup(TRANSACTION_MANAGER)));
        } catch (NamingException e) {
            return Optional.empty();
        }
    }

    Object aroundTransaction(InvocationContext invocation) throws Exception {
        Transaction before = manager.getTransaction();
        if (before != null) {
            invocation.getContextData().put(BEFORE, before);
        }
        try {
            return invocation.proceed();
        } finally {
            clearRecord();
        }
    }

    /** Without a transaction there is nothing to suspend, and the server only clears its record. */
    private void clearRecord() throws SystemException {
        if (manager.getTransaction() == null) {
            manager.suspend();
        }
    }

    Object insideTransaction(InvocationContext invocation) throws Exception {
        Transaction current = manager.getTransaction();
        if (current != null && !current.equals(invocation.getContextData().get(BEFORE))) {
            manager.suspend();
            manager.resume(current);
        }
        return invocation.proceed();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.Map;
import javax.naming.InitialContext;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedNaming;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions that actions begin by themselves. */
class OpenTransactionsTest {

    private static final String USER_TRANSACTION = "java:comp/UserTransaction";

    private final FakeTransactions transactions = new FakeTransactions();

    @BeforeEach
    void installNames() {
        FixedNaming.install(Map.of(
                USER_TRANSACTION,
                transactions.as(UserTransaction.class),
                "java:comp/TransactionSynchronizationRegistry",
                transactions.as(TransactionSynchronizationRegistry.class)));
    }

    @AfterEach
    void removeNames() {
        FixedNaming.remove();
    }

    /** Actions that begin transactions. */
    @Service("example")
    @ApplicationScoped
    public static class Beginners {

        @Action("complete")
        public void complete() throws Exception {
            transaction().begin();
            transaction().commit();
        }

        @Action("forget")
        public void forget() throws Exception {
            transaction().begin();
        }

        @Action("fail")
        public void fail() throws Exception {
            transaction().begin();
            throw new ActionException("BROKEN", "it is broken");
        }

        @Action("look")
        public Map<String, Object> look() throws Exception {
            return Map.of("status", transaction().getStatus());
        }
    }

    /** Middleware that runs every action in a transaction. */
    @Interceptor
    @ActionMiddleware
    @Priority(Interceptor.Priority.APPLICATION)
    public static class Surrounding {

        @AroundInvoke
        Object surround(InvocationContext invocation) throws Exception {
            transaction().begin();
            Object response = invocation.proceed();
            transaction().commit();
            return response;
        }
    }

    @SuppressWarnings("BanJNDI")
    private static UserTransaction transaction() throws Exception {
        return InitialContext.doLookup(USER_TRANSACTION);
    }

    @Test
    void anActionThatEndsItsTransactionResponds() {
        try (Container container = Container.of(Beginners.class)) {
            assertThat(container.run("complete", Map.of()).errors()).isEmpty();
        }

        assertThat(transactions.steps()).containsExactly("begin transaction 1", "commit transaction 1");
    }

    @Test
    void aTransactionThatIsLeftOpenIsRolledBackBeforeTheNextActionAndIsAnError() {
        try (Container container = Container.of(Beginners.class)) {
            JobResponse response = container.run(
                    JobControl.of(true, false),
                    new ActionRequest("forget", Map.of()),
                    new ActionRequest("look", Map.of()));

            assertThat(response.actions().get(0).errors())
                    .extracting(SoaError::code)
                    .containsExactly("SERVER_ERROR");
            assertThat(response.actions().get(1).errors()).isEmpty();
        }
        assertThat(transactions.steps()).containsExactly("begin transaction 1", "rollback transaction 1");
    }

    @Test
    void anActionThatFailsInATransactionKeepsItsErrorAndIsRolledBack() {
        try (Container container = Container.of(Beginners.class)) {
            ActionResponse response = container.run("fail", Map.of());

            assertThat(response.errors()).extracting(SoaError::code).containsExactly("BROKEN");
        }
        assertThat(transactions.steps()).containsExactly("begin transaction 1", "rollback transaction 1");
    }

    @Test
    void aTransactionOfMiddlewareIsLeftToIt() {
        try (Container container = Container.of(Beginners.class, Surrounding.class)) {
            assertThat(container.run("look", Map.of()).errors()).isEmpty();
        }

        assertThat(transactions.steps()).containsExactly("begin transaction 1", "commit transaction 1");
    }
}

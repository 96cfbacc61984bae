/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedNaming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order in which the interceptors and those of a server act. */
class ConnectionEnlistmentTest {

    private static final String MANAGER = "java:appserver/TransactionManager";
    private static final String TRANSACTIONS = "java:test/Transactions";

    private final FakeTransactions transactions = new FakeTransactions();

    @AfterEach
    void removeNames() {
        FixedNaming.remove();
    }

    /** A bean that records its work. */
    @ApplicationScoped
    public static class Worker {

        @Inject
        Helper helper;

        @Transactional
        public void work() {
            note("work");
        }

        @Transactional
        public void fail() {
            throw new IllegalStateException("broken");
        }

        @Transactional
        public void letWorkApart() {
            helper.workApart();
            note("work");
        }

        @Transactional
        public void letJoin() {
            helper.join();
            note("work");
        }
    }

    /** A bean that is called within a transaction. */
    @ApplicationScoped
    public static class Helper {

        @Transactional(TxType.REQUIRES_NEW)
        public void workApart() {
            note("apart");
        }

        @Transactional
        public void join() {
            note("join");
        }
    }

    private static void note(String step) {
        fake().note(step);
    }

    @SuppressWarnings("BanJNDI")
    private static FakeTransactions fake() {
        try {
            return InitialContext.doLookup(TRANSACTIONS);
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What servers do for {@code REQUIRED}. */
    @Interceptor
    @Transactional(TxType.REQUIRED)
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    public static class Required {

        @AroundInvoke
        Object run(InvocationContext invocation) throws Exception {
            TransactionManager manager = fake().as(TransactionManager.class);
            if (manager.getTransaction() != null) {
                return invocation.proceed();
            }
            manager.begin();
            try {
                return invocation.proceed();
            } finally {
                manager.commit();
            }
        }
    }

    /** What servers do for {@code REQUIRES_NEW} within a transaction. */
    @Interceptor
    @Transactional(TxType.REQUIRES_NEW)
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    public static class RequiresNew {

        @AroundInvoke
        Object run(InvocationContext invocation) throws Exception {
            TransactionManager manager = fake().as(TransactionManager.class);
            Transaction outer = manager.suspend();
            manager.begin();
            try {
                return invocation.proceed();
            } finally {
                manager.commit();
                manager.resume(outer);
            }
        }
    }

    private Container start(Map<String, Object> names) {
        FixedNaming.install(names);
        return Container.of(Worker.class, Helper.class, Required.class, RequiresNew.class);
    }

    private Container start() {
        return start(Map.of(TRANSACTIONS, transactions, MANAGER, transactions.as(TransactionManager.class)));
    }

    @Test
    void enlistsAfterTheBeginAndClearsAfterTheEnd() {
        try (Container container = start()) {
            container.get(Worker.class).work();
        }

        assertThat(transactions.steps())
                .containsExactly(
                        "begin transaction 1",
                        "suspend transaction 1",
                        "resume transaction 1",
                        "work",
                        "commit transaction 1",
                        "suspend null");
    }

    @Test
    void clearsAfterAFailure() {
        try (Container container = start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> container.get(Worker.class).fail());
        }

        assertThat(transactions.steps()).endsWith("commit transaction 1", "suspend null");
    }

    @Test
    void enlistsInATransactionWithinATransaction() {
        try (Container container = start()) {
            container.get(Worker.class).letWorkApart();
        }

        assertThat(transactions.steps())
                .containsExactly(
                        "begin transaction 1",
                        "suspend transaction 1",
                        "resume transaction 1",
                        "suspend transaction 1",
                        "begin transaction 2",
                        "suspend transaction 2",
                        "resume transaction 2",
                        "apart",
                        "commit transaction 2",
                        "resume transaction 1",
                        "work",
                        "commit transaction 1",
                        "suspend null");
    }

    @Test
    void leavesATransactionAloneThatABeanJoins() {
        try (Container container = start()) {
            container.get(Worker.class).letJoin();
        }

        assertThat(transactions.steps())
                .containsExactly(
                        "begin transaction 1",
                        "suspend transaction 1",
                        "resume transaction 1",
                        "join",
                        "work",
                        "commit transaction 1",
                        "suspend null");
    }

    @Test
    void addsNothingOnOtherServers() {
        try (Container container = start(Map.of(TRANSACTIONS, transactions))) {
            container.get(Worker.class).work();
        }

        assertThat(transactions.steps()).containsExactly("begin transaction 1", "work", "commit transaction 1");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** All interfaces of a transaction manager, for one thread. It records what it is asked to do. */
final class FakeTransactions implements InvocationHandler {

    private final List<String> steps = new ArrayList<>();
    private Transaction current;
    private int begun;

    <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    List<String> steps() {
        return List.copyOf(steps);
    }

    void note(String step) {
        steps.add(step);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getTransaction" -> current;
            case "getStatus", "getTransactionStatus" ->
                current == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
            case "begin" -> {
                begun++;
                current = transaction("transaction " + begun);
                steps.add("begin " + current);
                yield null;
            }
            case "commit", "rollback" -> {
                steps.add(method.getName() + " " + current);
                current = null;
                yield null;
            }
            case "suspend" -> {
                Transaction suspended = current;
                steps.add("suspend " + suspended);
                current = null;
                yield suspended;
            }
            case "resume" -> {
                current = (Transaction) arguments[0];
                steps.add("resume " + current);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private static Transaction transaction(String name) {
        return (Transaction) Proxy.newProxyInstance(
                Transaction.class.getClassLoader(),
                new Class<?>[] {Transaction.class},
                (proxy, method, arguments) -> method.getName().equals("equals") ? proxy == arguments[0] : name);
    }
}

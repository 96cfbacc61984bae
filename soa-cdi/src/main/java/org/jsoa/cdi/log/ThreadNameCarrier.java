/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

/**
 * Adds ids to the name of the thread, which formats of {@code java.util.logging} and thread dumps show. Renaming a
 * thread is a system call. It is omitted if the name would not change.
 */
final class ThreadNameCarrier implements Carrier {

    private final Carrier next;

    ThreadNameCarrier(Carrier next) {
        this.next = next;
    }

    @Override
    public <T, X extends Throwable> T carry(JobIds ids, Work<T, X> work) throws X {
        Thread thread = Thread.currentThread();
        String before = thread.getName();
        String name = ids.threadName();
        if (name.equals(before)) {
            return next.carry(ids, work);
        }
        thread.setName(name);
        try {
            return next.carry(ids, work);
        } finally {
            thread.setName(before);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

/** A way from the thread of a request to the thread that calls. */
public enum Route {

    /** None: the call is made by the thread of the request. */
    SAME_THREAD(true),

    /** A task of the default executor. */
    EXECUTOR(true),

    /** A stage of the default executor that depends on another. */
    EXECUTOR_STAGE(true),

    /** A task of an executor of the application that names the context. */
    DEFINED_EXECUTOR(true),

    /** A task of an executor of the application that clears the context. */
    CLEARING_EXECUTOR(false),

    /** A delayed task of the default executor. */
    SCHEDULED_EXECUTOR(true),

    /** A thread of the default factory. */
    THREAD_FACTORY(true),

    /** A task bound by a context service of the application. */
    CONTEXT_SERVICE(true),

    /** A stage of a client that depends on a response. */
    CLIENT_STAGE(true),

    /** An asynchronous method of a CDI bean. */
    ASYNCHRONOUS(true),

    /** A method of an enterprise bean. */
    SESSION_BEAN(true),

    /** An asynchronous method of an enterprise bean. */
    ASYNCHRONOUS_SESSION_BEAN(false),

    /** The same, with the context passed on. */
    CARRYING_SESSION_BEAN(true),

    /** A thread that the server does not manage. */
    PLAIN_THREAD(false),

    /** The same, with a task bound to the context. */
    CARRYING_PLAIN_THREAD(true);

    private final boolean carries;

    Route(boolean carries) {
        this.carries = carries;
    }

    /**
     * Tells whether the route treats the context the same each time. Payara's managed executors lose all contexts but those of
     * the server, about once in a thousand tasks, when several threads submit tasks to one executor at the same moment.
     */
    public boolean isSure() {
        return switch (this) {
            case SAME_THREAD, ASYNCHRONOUS, SESSION_BEAN, CARRYING_SESSION_BEAN, CARRYING_PLAIN_THREAD -> true;
            default -> false;
        };
    }

    /** Tells whether the context of the request reaches the thread that calls. */
    public boolean carries() {
        return carries;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

/**
 * The error codes that PySOA's protocol itself uses. Applications choose their own codes beside these.
 *
 * @since 0.1
 */
public final class ErrorCodes {

    /** A value is not of the required form. */
    public static final String INVALID = "INVALID";

    /** A required key is not there. */
    public static final String MISSING = "MISSING";

    /** A name is not known: an action, or a key that the body must not hold. */
    public static final String UNKNOWN = "UNKNOWN";

    /** The service failed with an unexpected exception. */
    public static final String SERVER_ERROR = "SERVER_ERROR";

    /** The response was larger than the service may send. */
    public static final String RESPONSE_TOO_LARGE = "RESPONSE_TOO_LARGE";

    /** The response holds a value that the serializer of the request cannot write. */
    public static final String RESPONSE_NOT_SERIALIZABLE = "RESPONSE_NOT_SERIALIZABLE";

    /** The action took longer than it may. */
    public static final String ACTION_TIMEOUT = "ACTION_TIMEOUT";

    /** The job took longer than it may. */
    public static final String JOB_TIMEOUT = "JOB_TIMEOUT";

    /**
     * The server that had taken the job died. How much of the job has run is not known. PySOA does not have the code:
     * it loses such jobs.
     */
    public static final String WORKER_LOST = "WORKER_LOST";

    /**
     * The variable of {@link #WORKER_LOST} that holds the number of servers that died while they ran the job. It is
     * present if the job is not tried again.
     */
    public static final String ATTEMPTS = "attempts";

    /**
     * The job was not started, because its response could not have come in time. PySOA does not have the code: it
     * starts such jobs.
     */
    public static final String TOO_LATE = "TOO_LATE";

    /** The requested thing does not exist. PySOA itself never sends the code; it is for applications. */
    public static final String NOT_FOUND = "NOT_FOUND";

    /** The caller may not call the action. */
    public static final String NOT_AUTHORIZED = "NOT_AUTHORIZED";

    /**
     * The caller may not do this to the thing in question. PySOA itself never sends the code; it is for applications.
     */
    public static final String ACCESS_DENIED = "ACCESS_DENIED";

    private ErrorCodes() {}
}

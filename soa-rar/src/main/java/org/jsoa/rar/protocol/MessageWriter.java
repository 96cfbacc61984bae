/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;

/** Writes jobs and answers, their keys in PySOA's order. The paths of values at fault begin at the job or answer. */
final class MessageWriter {

    private static final int JOB_KEYS = 3;
    private static final int ACTION_REQUEST_KEYS = 2;
    private static final int ACTION_RESPONSE_KEYS = 3;
    private static final int OLD_ERROR_KEYS = 6;
    private static final int ERROR_KEYS = 7;

    private final PayloadWriter out;
    private final boolean withCallerError;

    /** Without {@code is_caller_error} the errors are those that clients older than it can read. */
    MessageWriter(PayloadWriter out, boolean withCallerError) {
        this.out = out;
        this.withCallerError = withCallerError;
    }

    void jobRequest(JobRequest job) throws IOException, UnserializableValueException {
        out.beginMap(JOB_KEYS);
        map(KnownKey.CONTROL, job.control().values());
        map(KnownKey.CONTEXT, job.context().values());
        each(KnownKey.ACTIONS, job.actions(), this::actionRequest);
        out.endMap();
    }

    private void actionRequest(ActionRequest request) throws IOException, UnserializableValueException {
        out.beginMap(ACTION_REQUEST_KEYS);
        text(KnownKey.ACTION, request.action());
        map(KnownKey.BODY, request.body());
        out.endMap();
    }

    void jobResponse(JobResponse response) throws IOException, UnserializableValueException {
        out.beginMap(JOB_KEYS);
        each(KnownKey.ERRORS, response.errors(), this::error);
        map(KnownKey.CONTEXT, response.context());
        each(KnownKey.ACTIONS, response.actions(), this::actionResponse);
        out.endMap();
    }

    private void actionResponse(ActionResponse response) throws IOException, UnserializableValueException {
        out.beginMap(ACTION_RESPONSE_KEYS);
        text(KnownKey.ACTION, response.action());
        each(KnownKey.ERRORS, response.errors(), this::error);
        map(KnownKey.BODY, response.body());
        out.endMap();
    }

    private void error(SoaError error) throws IOException, UnserializableValueException {
        out.beginMap(withCallerError ? ERROR_KEYS : OLD_ERROR_KEYS);
        text(KnownKey.CODE, error.code());
        text(KnownKey.MESSAGE, error.message());
        text(KnownKey.FIELD, error.field());
        text(KnownKey.TRACEBACK, error.traceback());
        if (error.variables() == null) {
            out.key(KnownKey.VARIABLES);
            out.nil();
        } else {
            map(KnownKey.VARIABLES, error.variables());
        }
        if (error.deniedPermissions() == null) {
            out.key(KnownKey.DENIED_PERMISSIONS);
            out.nil();
        } else {
            each(KnownKey.DENIED_PERMISSIONS, error.deniedPermissions(), out::string);
        }
        if (withCallerError) {
            out.key(KnownKey.IS_CALLER_ERROR);
            out.bool(error.callerError());
        }
        out.endMap();
    }

    private void text(KnownKey key, String value) throws IOException, UnserializableValueException {
        out.key(key);
        if (value == null) {
            out.nil();
            return;
        }
        try {
            out.string(value);
        } catch (UnserializableValueException e) {
            throw e.inside(key.text());
        }
    }

    private void map(KnownKey key, Map<String, Object> value) throws IOException, UnserializableValueException {
        out.key(key);
        try {
            out.map(value);
        } catch (UnserializableValueException e) {
            throw e.inside(key.text());
        }
    }

    private <T> void each(KnownKey key, List<T> elements, Part<T> part)
            throws IOException, UnserializableValueException {
        out.key(key);
        out.beginList(elements.size());
        int index = 0;
        for (T element : elements) {
            try {
                part.write(element);
            } catch (UnserializableValueException e) {
                throw e.inside(index).inside(key.text());
            }
            index++;
        }
        out.endList();
    }

    @FunctionalInterface
    private interface Part<T> {
        void write(T value) throws IOException, UnserializableValueException;
    }
}

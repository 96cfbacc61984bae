/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.PayloadWriter;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.codec.WireKey;

/** Writes job requests and responses, with the keys in PySOA's order. The paths of invalid values begin at the body. */
final class MessageWriter {

    private static final int JOB_KEYS = 3;
    private static final int ACTION_REQUEST_KEYS = 2;
    private static final int ACTION_RESPONSE_KEYS = 3;
    private static final int OLD_ERROR_KEYS = 6;
    private static final int ERROR_KEYS = 7;

    private final PayloadWriter out;
    private final boolean withCallerError;

    /**
     * Creates a writer.
     *
     * @param withCallerError whether errors have {@code is_caller_error}, which old clients cannot read
     */
    MessageWriter(PayloadWriter out, boolean withCallerError) {
        this.out = out;
        this.withCallerError = withCallerError;
    }

    void jobRequest(JobRequest job) throws IOException, UnserializableValueException {
        out.beginMap(JOB_KEYS);
        map(WireKey.CONTROL, job.control().values());
        map(WireKey.CONTEXT, job.context().values());
        each(WireKey.ACTIONS, job.actions(), this::actionRequest);
        out.endMap();
    }

    private void actionRequest(ActionRequest request) throws IOException, UnserializableValueException {
        out.beginMap(ACTION_REQUEST_KEYS);
        text(WireKey.ACTION, request.action());
        map(WireKey.BODY, request.body());
        out.endMap();
    }

    void jobResponse(JobResponse response) throws IOException, UnserializableValueException {
        out.beginMap(JOB_KEYS);
        each(WireKey.ERRORS, response.errors(), this::error);
        map(WireKey.CONTEXT, response.context());
        each(WireKey.ACTIONS, response.actions(), this::actionResponse);
        out.endMap();
    }

    private void actionResponse(ActionResponse response) throws IOException, UnserializableValueException {
        out.beginMap(ACTION_RESPONSE_KEYS);
        text(WireKey.ACTION, response.action());
        each(WireKey.ERRORS, response.errors(), this::error);
        map(WireKey.BODY, response.body());
        out.endMap();
    }

    private void error(SoaError error) throws IOException, UnserializableValueException {
        out.beginMap(withCallerError ? ERROR_KEYS : OLD_ERROR_KEYS);
        text(WireKey.CODE, error.code());
        text(WireKey.MESSAGE, error.message());
        text(WireKey.FIELD, error.field());
        text(WireKey.TRACEBACK, error.traceback());
        if (error.variables() == null) {
            out.key(WireKey.VARIABLES);
            out.nil();
        } else {
            map(WireKey.VARIABLES, error.variables());
        }
        if (error.deniedPermissions() == null) {
            out.key(WireKey.DENIED_PERMISSIONS);
            out.nil();
        } else {
            each(WireKey.DENIED_PERMISSIONS, error.deniedPermissions(), out::string);
        }
        if (withCallerError) {
            out.key(WireKey.IS_CALLER_ERROR);
            out.bool(error.callerError());
        }
        out.endMap();
    }

    private void text(WireKey key, String value) throws IOException {
        out.key(key);
        if (value == null) {
            out.nil();
            return;
        }
        out.string(value);
    }

    private void map(WireKey key, Map<String, Object> value) throws IOException, UnserializableValueException {
        out.key(key);
        try {
            out.map(value);
        } catch (UnserializableValueException e) {
            throw e.inside(key.text());
        }
    }

    private <T> void each(WireKey key, List<T> elements, Part<T> part)
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

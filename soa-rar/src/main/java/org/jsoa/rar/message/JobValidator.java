/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.SoaError;
import org.jsoa.untrusted.SafeText;

/** Validates one job. The errors are those of PySOA: the same codes, messages and pointers in the same order. */
final class JobValidator {

    private static final String CONTROL = "control";
    private static final String CONTEXT = "context";
    private static final String ACTIONS = "actions";
    private static final String ACTION = "action";
    private static final String BODY = "body";

    /** Unlike {@code List.of}, this list accepts a search for null, which may be a key of a map. */
    private static final List<String> JOB_KEYS = Arrays.asList(CONTROL, CONTEXT, ACTIONS);

    private static final List<String> ACTION_KEYS = Arrays.asList(ACTION, BODY);

    private static final String NOT_A_MAP = "Not a dict";
    private static final String NOT_A_LIST = "Not a list";
    private static final String NOT_A_STRING = "Not a unicode string";

    /** A small message can cause millions of errors, and the response with them would be too large. */
    private static final int MAX_ERRORS = 100;

    /** How many keys one error names. */
    private static final int MAX_NAMES = 100;

    private final List<SoaError> errors = new ArrayList<>();
    private int more;

    /** Returns the errors; empty if the job is valid. After the first hundred, one error has the number of those that follow. */
    List<SoaError> errors() {
        if (more > 0) {
            errors.add(SoaError.of(ErrorCodes.INVALID, "There are " + more + " more errors"));
            more = 0;
        }
        return List.copyOf(errors);
    }

    /** Returns the job, or null if there are errors. */
    JobRequest check(Object body) {
        if (!(body instanceof Map<?, ?> job)) {
            error(ErrorCodes.INVALID, NOT_A_MAP, null);
            return null;
        }
        Map<String, Object> control = section(job, CONTROL);
        if (control != null) {
            control(control);
        }
        Map<String, Object> context = section(job, CONTEXT);
        if (context != null) {
            context(context);
        }
        List<ActionRequest> actions = actions(job);
        extraKeys(job, JOB_KEYS, null);
        return errors.isEmpty() ? new JobRequest(new JobControl(control), new JobContext(context), actions) : null;
    }

    /** Returns a part of the job, or null after an error if it is missing or not a map. */
    private Map<String, Object> section(Map<?, ?> job, String name) {
        if (isMissing(job, name, null)) {
            return null;
        }
        if (!(job.get(name) instanceof Map<?, ?> section)) {
            error(ErrorCodes.INVALID, NOT_A_MAP, name);
            return null;
        }
        return textKeyed(section, null, name);
    }

    private void control(Map<String, Object> control) {
        String required = JobControl.CONTINUE_ON_ERROR;
        if (!isMissing(control, required, CONTROL)) {
            bool(control, required);
        }
        if (control.containsKey(JobControl.SUPPRESS_RESPONSE)) {
            bool(control, JobControl.SUPPRESS_RESPONSE);
        }
    }

    private void bool(Map<String, Object> control, String key) {
        if (!(control.get(key) instanceof Boolean)) {
            error(ErrorCodes.INVALID, "Not a boolean", pointer(CONTROL, key));
        }
    }

    private void context(Map<String, Object> context) {
        stringIfThere(context, JobContext.CALLER);
        stringIfThere(context, JobContext.CALLING_SERVICE);
        if (!isMissing(context, JobContext.CORRELATION_ID, CONTEXT)) {
            string(context, JobContext.CORRELATION_ID);
        }
        if (!isMissing(context, JobContext.SWITCHES, CONTEXT)) {
            switches(context.get(JobContext.SWITCHES));
        }
    }

    private void stringIfThere(Map<String, Object> context, String key) {
        if (context.containsKey(key)) {
            string(context, key);
        }
    }

    private void string(Map<String, Object> context, String key) {
        if (!(context.get(key) instanceof String)) {
            error(ErrorCodes.INVALID, NOT_A_STRING, pointer(CONTEXT, key));
        }
    }

    private void switches(Object value) {
        if (!(value instanceof List<?> switches)) {
            error(ErrorCodes.INVALID, NOT_A_LIST, pointer(CONTEXT, JobContext.SWITCHES));
            return;
        }
        int index = 0;
        for (Object element : switches) {
            if (!(element instanceof Long) && !(element instanceof BigInteger)) {
                error(ErrorCodes.INVALID, "Not an integer", pointer(pointer(CONTEXT, JobContext.SWITCHES), index));
            }
            index++;
        }
    }

    private List<ActionRequest> actions(Map<?, ?> job) {
        List<ActionRequest> actions = new ArrayList<>();
        if (isMissing(job, ACTIONS, null)) {
            return actions;
        }
        if (!(job.get(ACTIONS) instanceof List<?> requests)) {
            error(ErrorCodes.INVALID, NOT_A_LIST, ACTIONS);
            return actions;
        }
        if (requests.isEmpty()) {
            error(ErrorCodes.INVALID, "List is shorter than 1", ACTIONS);
        }
        int index = 0;
        for (Object request : requests) {
            ActionRequest action = action(request, pointer(ACTIONS, index));
            if (action != null) {
                actions.add(action);
            }
            index++;
        }
        return actions;
    }

    private ActionRequest action(Object value, String pointer) {
        if (!(value instanceof Map<?, ?> request)) {
            error(ErrorCodes.INVALID, NOT_A_MAP, pointer);
            return null;
        }
        String name = null;
        if (!isMissing(request, ACTION, pointer)) {
            if (request.get(ACTION) instanceof String text) {
                name = text;
            } else {
                error(ErrorCodes.INVALID, NOT_A_STRING, pointer(pointer, ACTION));
            }
        }
        Map<String, Object> body = Map.of();
        if (request.containsKey(BODY)) {
            if (request.get(BODY) instanceof Map<?, ?> map) {
                body = textKeyed(map, pointer, BODY);
            } else {
                error(ErrorCodes.INVALID, NOT_A_MAP, pointer(pointer, BODY));
            }
        }
        extraKeys(request, ACTION_KEYS, pointer);
        return name == null ? null : new ActionRequest(name, body);
    }

    private boolean isMissing(Map<?, ?> map, String key, String parent) {
        if (map.containsKey(key)) {
            return false;
        }
        error(ErrorCodes.MISSING, "Missing key: " + key, pointer(parent, key));
        return true;
    }

    private Map<String, Object> textKeyed(Map<?, ?> map, String parent, String name) {
        if (!TextKeys.areAll(map)) {
            for (Object key : map.keySet()) {
                if (!(key instanceof String)) {
                    error(ErrorCodes.INVALID, NOT_A_STRING, pointer(pointer(parent, name), key));
                }
            }
            return TextKeys.only(map);
        }
        return TextKeys.of(map);
    }

    private void extraKeys(Map<?, ?> map, List<String> known, String pointer) {
        if (known.containsAll(map.keySet())) {
            return;
        }
        List<String> extra = new ArrayList<>();
        int count = 0;
        for (Object key : map.keySet()) {
            if (!(key instanceof String name) || !known.contains(name)) {
                count++;
                if (count <= MAX_NAMES) {
                    extra.add(text(key));
                }
            }
        }
        extra.sort(null);
        String others = count > MAX_NAMES ? " and " + (count - MAX_NAMES) + " more" : "";
        error(ErrorCodes.UNKNOWN, "Extra keys present: " + String.join(", ", extra) + others, pointer);
    }

    private void error(String code, String message, String pointer) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(SoaError.of(code, message, pointer));
        } else {
            more++;
        }
    }

    /** Returns a pointer to a value; null if there are so many errors that it is not needed. */
    private String pointer(String parent, Object child) {
        if (errors.size() == MAX_ERRORS) {
            return null;
        }
        return parent == null ? text(child) : parent + "." + text(child);
    }

    /** Formats a key as Python does, for keys of the types that occur. */
    private static String text(Object key) {
        if (key == null) {
            return "None";
        }
        if (key instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        if (key instanceof byte[] bytes) {
            return "bytes of length " + bytes.length;
        }
        return SafeText.of(key);
    }
}

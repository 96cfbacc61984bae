/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.MalformedPayloadException;

/** Converts the body of a response, as a map, to a {@link JobResponse}. Optional values may be missing or null. */
final class JobResponseReader {

    private JobResponseReader() {}

    static JobResponse read(Object body) throws MalformedPayloadException {
        if (!(body instanceof Map<?, ?> response)) {
            throw new MalformedPayloadException("body must be a map");
        }
        List<ActionResponse> actions = new ArrayList<>();
        int index = 0;
        for (Object action : list(response, "actions", "body")) {
            actions.add(action(action, "body.actions." + index));
            index++;
        }
        return new JobResponse(errors(response, "body"), map(response, "context", "body"), actions);
    }

    private static ActionResponse action(Object value, String where) throws MalformedPayloadException {
        if (!(value instanceof Map<?, ?> action)) {
            throw new MalformedPayloadException(where + " must be a map");
        }
        return new ActionResponse(string(action, "action", where), errors(action, where), map(action, "body", where));
    }

    private static List<SoaError> errors(Map<?, ?> parent, String where) throws MalformedPayloadException {
        List<?> values = list(parent, "errors", where);
        if (values.isEmpty()) {
            return List.of();
        }
        List<SoaError> errors = new ArrayList<>(values.size());
        for (Object value : values) {
            errors.add(error(value, where + ".errors." + errors.size()));
        }
        return errors;
    }

    private static SoaError error(Object value, String where) throws MalformedPayloadException {
        if (!(value instanceof Map<?, ?> error)) {
            throw new MalformedPayloadException(where + " must be a map");
        }
        return new SoaError(
                string(error, "code", where),
                string(error, "message", where),
                optionalString(error, "field", where),
                optionalString(error, "traceback", where),
                error.get("variables") == null ? null : map(error, "variables", where),
                error.get("denied_permissions") == null ? null : strings(error, "denied_permissions", where),
                Boolean.TRUE.equals(error.get("is_caller_error")));
    }

    private static String string(Map<?, ?> parent, String key, String where) throws MalformedPayloadException {
        if (parent.get(key) instanceof String text) {
            return text;
        }
        throw new MalformedPayloadException(where + "." + key + " must be a string");
    }

    private static String optionalString(Map<?, ?> parent, String key, String where) throws MalformedPayloadException {
        return parent.get(key) == null ? null : string(parent, key, where);
    }

    private static List<?> list(Map<?, ?> parent, String key, String where) throws MalformedPayloadException {
        Object value = parent.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new MalformedPayloadException(where + "." + key + " must be a list");
    }

    private static List<String> strings(Map<?, ?> parent, String key, String where) throws MalformedPayloadException {
        List<String> strings = new ArrayList<>();
        for (Object element : list(parent, key, where)) {
            if (!(element instanceof String text)) {
                throw new MalformedPayloadException(where + "." + key + " must be a list of strings");
            }
            strings.add(text);
        }
        return strings;
    }

    private static Map<String, Object> map(Map<?, ?> parent, String key, String where)
            throws MalformedPayloadException {
        Object value = parent.get(key);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return Envelope.textKeyed(map, where + "." + key);
        }
        throw new MalformedPayloadException(where + "." + key + " must be a map");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;

/** Messages as maps with the keys of the wire. Fields that an error leaves out are left out. */
final class MessageFields {

    private MessageFields() {}

    static Map<String, Object> of(JobRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("control", request.control().values());
        fields.put("context", request.context().values());
        fields.put("actions", request.actions().stream().map(MessageFields::of).toList());
        return fields;
    }

    static Map<String, Object> of(JobResponse response) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("errors", errors(response.errors()));
        fields.put("context", response.context());
        fields.put("actions", response.actions().stream().map(MessageFields::of).toList());
        return fields;
    }

    private static Map<String, Object> of(ActionRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("action", request.action());
        fields.put("body", request.body());
        return fields;
    }

    private static Map<String, Object> of(ActionResponse response) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("action", response.action());
        fields.put("errors", errors(response.errors()));
        fields.put("body", response.body());
        return fields;
    }

    private static List<Map<String, Object>> errors(List<SoaError> errors) {
        return errors.stream().map(MessageFields::of).toList();
    }

    private static Map<String, Object> of(SoaError error) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", error.code());
        fields.put("message", error.message());
        fields.put("field", error.field());
        fields.put("traceback", error.traceback());
        fields.put("variables", error.variables());
        fields.put("denied_permissions", error.deniedPermissions());
        fields.put("is_caller_error", error.callerError());
        fields.values().removeIf(value -> value == null);
        return fields;
    }
}

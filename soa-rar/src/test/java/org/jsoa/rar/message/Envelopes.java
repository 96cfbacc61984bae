/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;

/** The envelope of a vector, and the messages that it stands for. */
record Envelopes(Map<String, Object> entries) {

    Object requestId() {
        return entries.get("request_id");
    }

    Map<String, Object> meta() {
        return map(entries.get("meta"));
    }

    Map<String, Object> body() {
        return map(entries.get("body"));
    }

    String replyTo() {
        return (String) meta().get("reply_to");
    }

    Instant expiry() {
        double seconds = (Double) meta().get("__expiry__");
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    JobRequest jobRequest() {
        return new JobRequest(
                new JobControl(map(body().get("control"))),
                new JobContext(map(body().get("context"))),
                maps(body().get("actions")).stream()
                        .map(action -> new ActionRequest((String) action.get("action"), map(action.get("body"))))
                        .toList());
    }

    JobResponse jobResponse() {
        return new JobResponse(
                errors(body().get("errors")),
                map(body().get("context")),
                maps(body().get("actions")).stream()
                        .map(action -> new ActionResponse(
                                (String) action.get("action"), errors(action.get("errors")), map(action.get("body"))))
                        .toList());
    }

    private static List<SoaError> errors(Object value) {
        return maps(value).stream()
                .map(error -> new SoaError(
                        (String) error.get("code"),
                        (String) error.get("message"),
                        (String) error.get("field"),
                        (String) error.get("traceback"),
                        error.get("variables") == null ? null : map(error.get("variables")),
                        strings(error.get("denied_permissions")),
                        Boolean.TRUE.equals(error.get("is_caller_error"))))
                .toList();
    }

    private static List<String> strings(Object value) {
        return value == null
                ? null
                : ((List<?>) value).stream().map(String.class::cast).toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object value) {
        return (List<Map<String, Object>>) value;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.util.Collections;
import java.util.Map;
import org.jsoa.cdi.binding.BodyReader;
import org.jsoa.cdi.bodyerror.UnreadableBodyException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.SoaError;

/** Converts the response to the result of a call. */
public sealed interface CallResult {

    /**
     * Converts the response.
     *
     * @param service the service that was called
     * @param response its response
     * @throws InvalidMessageException if the response does not fit
     */
    Object of(String service, ActionResponse response);

    /** Returns the options of the call. Errors are thrown, because they cannot be converted to a result. */
    default CallOptions options(CallOptions asked) {
        CallOptions.Raise raise = asked.raise();
        return raise.jobErrors() && raise.actionErrors()
                ? asked
                : new CallOptions(
                        asked.time(),
                        asked.header(),
                        asked.control(),
                        new CallOptions.Raise(true, true),
                        asked.expansions(),
                        asked.idempotent());
    }

    /** The unchanged response, with its errors if the options leave them in it. */
    record Raw() implements CallResult {

        @Override
        public Object of(String service, ActionResponse response) {
            return response;
        }

        @Override
        public CallOptions options(CallOptions asked) {
            return asked;
        }
    }

    /** Nothing. */
    record Nothing() implements CallResult {

        @Override
        public Object of(String service, ActionResponse response) {
            return null;
        }
    }

    /** The unchanged body. */
    record Body() implements CallResult {

        @Override
        public Object of(String service, ActionResponse response) {
            return response.body();
        }
    }

    /**
     * The body as a record.
     *
     * @param reader reads it
     */
    record Whole(BodyReader<?> reader) implements CallResult {

        @Override
        public Object of(String service, ActionResponse response) {
            return read(service, response, reader, response.body());
        }
    }

    /**
     * One field of the body.
     *
     * @param key the key of the field
     * @param reader reads a map with this field only
     * @param nullable whether it may be absent or null
     */
    record Field(String key, BodyReader<?> reader, boolean nullable) implements CallResult {

        @Override
        public Object of(String service, ActionResponse response) {
            Object value = response.body().get(key);
            if (value == null && !nullable) {
                throw unusable(service, response, "lacks the field " + key, null);
            }
            Map<String, Object> alone = Collections.singletonMap(key, value);
            return ((Map<?, ?>) read(service, response, reader, alone)).get(key);
        }
    }

    private static Object read(
            String service, ActionResponse response, BodyReader<?> reader, Map<String, Object> body) {
        try {
            return reader.read(body);
        } catch (UnreadableBodyException e) {
            throw unusable(service, response, "is not what its caller expects: " + SoaError.summary(e.errors()), e);
        }
    }

    private static InvalidMessageException unusable(
            String service, ActionResponse response, String reason, Throwable cause) {
        return new InvalidMessageException(
                service, "the response to the action " + response.action() + " " + reason, cause);
    }
}

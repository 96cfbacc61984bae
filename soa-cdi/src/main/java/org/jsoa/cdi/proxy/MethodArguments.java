/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.client.CallOptions;

/**
 * The roles of a method's arguments.
 *
 * @param mapper converts values to those of the wire
 * @param whole the index of the argument that is the whole body, or {@link #NONE}
 * @param fields the keys of the arguments that are fields of the body, in the order of the parameters; null for an
 *     argument that is not a field
 * @param options the index of the options, or {@link #NONE}
 */
record MethodArguments(BodyMapper mapper, int whole, List<String> fields, int options) {

    static final int NONE = -1;

    /** Returns the body: the argument that is the whole body, or a map of the fields. */
    Object body(Object[] values) {
        if (whole != NONE) {
            Object body = Objects.requireNonNull(values[whole], "the body must not be null");
            return body instanceof Map ? mapper.write(body) : body;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (i != options) {
                body.put(fields.get(i), values[i]);
            }
        }
        return mapper.write(body);
    }

    /** Returns the options among the arguments, or those of the client. */
    CallOptions options(Object[] values, CallOptions ofClient) {
        return options == NONE || values[options] == null ? ofClient : (CallOptions) values[options];
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.client.CallOptions;

/**
 * What a method's arguments are for.
 *
 * @param mapper makes values of the wire
 * @param whole the place of the argument that is the whole body, or {@link #NONE}
 * @param fields the keys of the arguments that are fields of the body, in the order of the parameters, null for one that is none
 * @param options the place of the options, or {@link #NONE}
 */
record MethodArguments(BodyMapper mapper, int whole, List<String> fields, int options) {

    static final int NONE = -1;

    Map<String, Object> body(Object[] values) {
        if (whole != NONE) {
            return mapper.write(Objects.requireNonNull(values[whole], "the body must not be null"));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (i != options) {
                body.put(fields.get(i), values[i]);
            }
        }
        return mapper.write(body);
    }

    CallOptions options(Object[] values) {
        return options == NONE || values[options] == null ? CallOptions.DEFAULT : (CallOptions) values[options];
    }
}

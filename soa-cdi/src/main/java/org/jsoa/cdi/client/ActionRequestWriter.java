/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.client.ActionCall;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/** Creates action requests. Bodies that are records, or hold records, become values of the wire. */
final class ActionRequestWriter {

    private final BodyMapper mapper;

    ActionRequestWriter(BodyMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Creates requests.
     *
     * @throws IllegalArgumentException if a record holds a value that no body can hold
     */
    List<ActionRequest> requests(List<ActionCall> actions) {
        return actions.size() == 1
                ? List.of(request(actions.get(0)))
                : actions.stream().map(this::request).toList();
    }

    private ActionRequest request(ActionCall call) {
        return new ActionRequest(call.action(), body(call.body()));
    }

    @SuppressWarnings("unchecked") // A key that is no text is refused where the request is encoded.
    private Map<String, Object> body(Object body) {
        return body instanceof Map<?, ?> map && !holdsRecord(map) ? (Map<String, Object>) map : mapper.write(body);
    }

    private static boolean holdsRecord(Object value) {
        if (value instanceof Map<?, ?> map) {
            return holdsRecord(map.values());
        }
        if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                if (holdsRecord(element)) {
                    return true;
                }
            }
            return false;
        }
        return value instanceof Record && !(value instanceof Amount) && !(value instanceof SpecialDecimal);
    }
}

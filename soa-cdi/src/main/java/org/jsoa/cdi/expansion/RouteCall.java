/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import org.jsoa.client.ServiceJob;

/**
 * A call of a route's action, which returns objects by their ids.
 *
 * @param service the service
 * @param action its action
 * @param requestField the field of the body that takes the ids
 * @param responseField the field of the response that has the objects
 */
record RouteCall(String service, String action, String requestField, String responseField) {

    ServiceJob job(Collection<Object> ids) {
        return ServiceJob.of(service, action, Map.of(requestField, new ArrayList<>(ids)));
    }
}

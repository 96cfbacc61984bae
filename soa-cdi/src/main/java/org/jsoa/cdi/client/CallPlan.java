/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.List;
import org.jsoa.cdi.context.RequestSnapshot;
import org.jsoa.cdi.expansion.TypeNode;
import org.jsoa.client.CallOptions;
import org.jsoa.connection.Deadline;

/**
 * The common values of all jobs of one call by the application.
 *
 * @param request the request inside which the call is made
 * @param options its options
 * @param expansions the expansions of the responses
 * @param end the end of the call
 */
record CallPlan(RequestSnapshot request, CallOptions options, List<TypeNode> expansions, Deadline end) {}

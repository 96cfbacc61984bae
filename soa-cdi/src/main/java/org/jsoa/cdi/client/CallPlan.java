/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Instant;
import java.util.List;
import org.jsoa.cdi.context.RequestSnapshot;
import org.jsoa.cdi.expansion.TypeNode;
import org.jsoa.client.CallOptions;

/**
 * What all jobs of one call of the application have in common.
 *
 * @param request the request inside which the call is made
 * @param options its options
 * @param expansions what to expand in the responses
 * @param end when it ends
 */
record CallPlan(RequestSnapshot request, CallOptions options, List<TypeNode> expansions, Instant end) {}

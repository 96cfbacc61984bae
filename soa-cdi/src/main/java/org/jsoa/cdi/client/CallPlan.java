/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Instant;
import java.util.List;
import org.jsoa.cdi.expansion.TypeNode;
import org.jsoa.client.CallOptions;

/**
 * What all jobs have in common that serve one call of the application.
 *
 * @param origin where the call is made
 * @param options how it departs from the defaults
 * @param expansions what to expand in the answers
 * @param end when it ends
 */
record CallPlan(Origin origin, CallOptions options, List<TypeNode> expansions, Instant end) {}

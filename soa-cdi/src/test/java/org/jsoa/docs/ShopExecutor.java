/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import org.jsoa.context.ContextPropagation;

// tag::class[]
@ContextServiceDefinition(
        name = "java:app/shop",
        propagated = {ContextPropagation.CONTEXT_TYPE, ContextServiceDefinition.APPLICATION})
@ManagedExecutorDefinition(name = "java:app/shopExecutor", context = "java:app/shop", maxAsync = 8)
public class ShopExecutor {}
// end::class[]

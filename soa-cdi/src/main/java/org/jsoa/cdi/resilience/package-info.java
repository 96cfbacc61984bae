/* SPDX-License-Identifier: Apache-2.0 */
/** Retries, retry budgets and circuit breakers for calls that fail. */
package org.jsoa.cdi.resilience;

/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What becomes of services and jobs, as CDI events: {@code void warmUp(@Observes ServiceStarting event)}. Events are
 * synchronous. PySOA has methods of its server to override in their place ({@code setup}, {@code perform_idle_actions} and so
 * on).
 */
package org.jsoa.event;

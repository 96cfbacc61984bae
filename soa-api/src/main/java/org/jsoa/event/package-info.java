/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The life cycle of services and jobs, as CDI events: {@code void warmUp(@Observes ServiceStarting event)}. Events are
 * synchronous. In PySOA, a service overrides methods of its server for the same purpose, such as {@code setup} and
 * {@code perform_idle_actions}.
 */
package org.jsoa.event;

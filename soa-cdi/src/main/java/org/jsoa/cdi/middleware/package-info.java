/* SPDX-License-Identifier: Apache-2.0 */
/** The steps of jobs, actions and outgoing calls, and the interceptors that the container puts around them. */
package org.jsoa.cdi.middleware;

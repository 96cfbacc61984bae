/* SPDX-License-Identifier: Apache-2.0 */
/** Interceptor bindings that put an application's code around jobs, actions and outgoing calls. */
package org.jsoa.middleware;

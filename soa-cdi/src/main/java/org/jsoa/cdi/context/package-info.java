/* SPDX-License-Identifier: Apache-2.0 */
/** The context of the current request, and its propagation to other threads. */
package org.jsoa.cdi.context;

/* SPDX-License-Identifier: Apache-2.0 */
/** Futures that run callbacks on the server's managed executor and pass cancellation on. */
package org.jsoa.cdi.async;

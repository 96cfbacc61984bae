/* SPDX-License-Identifier: Apache-2.0 */
/** The service {@code orders}, which calls the service {@code stock}. */
package org.jsoa.sample.orders;

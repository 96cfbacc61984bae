/* SPDX-License-Identifier: Apache-2.0 */
/** Reads and writes PySOA's requests and responses: converts between frames and the messages of {@code soa-api}. */
package org.jsoa.rar.message;

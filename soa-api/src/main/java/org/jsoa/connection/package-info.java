/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Where the two halves meet: {@code soa-cdi} receives jobs as a {@link org.jsoa.spi.JobListener} and sends them
 * through a {@link org.jsoa.connection.SoaConnection}; the resource adapter provides both. Applications rarely need it.
 */
package org.jsoa.connection;

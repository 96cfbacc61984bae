/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The connection between the two halves of JSOA. {@code soa-cdi} receives jobs as a {@link org.jsoa.spi.JobListener}
 * and sends jobs through a {@link org.jsoa.connection.SoaConnection}. The resource adapter calls the one and provides
 * the other. Applications rarely need this package.
 */
package org.jsoa.connection;

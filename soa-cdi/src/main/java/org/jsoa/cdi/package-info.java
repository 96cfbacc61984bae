/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Where the module meets the container: the portable extension, the message-driven bean that receives jobs, and the
 * wiring of what the packages below it do.
 */
package org.jsoa.cdi;

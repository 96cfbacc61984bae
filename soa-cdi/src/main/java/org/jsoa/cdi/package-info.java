/* SPDX-License-Identifier: Apache-2.0 */
/** The entry points for the container: the portable extension and the message-driven bean that receives jobs. */
package org.jsoa.cdi;

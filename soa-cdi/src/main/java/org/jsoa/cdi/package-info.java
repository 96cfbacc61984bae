/* SPDX-License-Identifier: Apache-2.0 */
/** Where the module meets the container: the portable extension and the message-driven bean that receives jobs. */
package org.jsoa.cdi;

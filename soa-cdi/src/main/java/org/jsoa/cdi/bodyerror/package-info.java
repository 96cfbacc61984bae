/* SPDX-License-Identifier: Apache-2.0 */
/** The errors of one body, by the place of the value, listed in the order of its type. */
package org.jsoa.cdi.bodyerror;

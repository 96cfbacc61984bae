/* SPDX-License-Identifier: Apache-2.0 */
/** Converts bodies to records and records to bodies. */
package org.jsoa.cdi.binding;

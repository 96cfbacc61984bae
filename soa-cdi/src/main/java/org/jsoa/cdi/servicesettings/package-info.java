/* SPDX-License-Identifier: Apache-2.0 */
/** Settings that services declare themselves as records: found, read, checked, and listed. */
package org.jsoa.cdi.servicesettings;

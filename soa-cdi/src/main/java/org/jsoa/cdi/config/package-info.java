/* SPDX-License-Identifier: Apache-2.0 */
/** The settings of an application: read once when it is deployed, with all mistakes found together. */
package org.jsoa.cdi.config;

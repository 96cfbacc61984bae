/* SPDX-License-Identifier: Apache-2.0 */
/** The settings of an application, read and checked when it is deployed. */
package org.jsoa.cdi.config;

/* SPDX-License-Identifier: Apache-2.0 */
/** The clients of services: they build jobs, send them and return their responses. */
package org.jsoa.cdi.client;

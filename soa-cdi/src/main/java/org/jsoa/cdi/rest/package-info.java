/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Begins the context of requests that come in by Jakarta REST.
 */
package org.jsoa.cdi.rest;

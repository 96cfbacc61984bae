/* SPDX-License-Identifier: Apache-2.0 */
/** Sets the context of requests that arrive through Jakarta REST. */
package org.jsoa.cdi.rest;

/* SPDX-License-Identifier: Apache-2.0 */
/** Between JSON and the plain values that travel. It knows neither the REST front nor the service. */
package org.jsoa.example.json;

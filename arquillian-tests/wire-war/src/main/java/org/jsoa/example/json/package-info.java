/* SPDX-License-Identifier: Apache-2.0 */
/** Converts JSON to bodies of the wire and back. It knows neither the REST front nor the service. */
package org.jsoa.example.json;

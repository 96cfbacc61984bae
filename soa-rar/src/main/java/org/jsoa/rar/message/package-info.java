/* SPDX-License-Identifier: Apache-2.0 */
/** PySOA's requests and responses: turns frames into the messages of {@code soa-api} and back; knows neither Redis nor threads nor the server. */
package org.jsoa.rar.message;

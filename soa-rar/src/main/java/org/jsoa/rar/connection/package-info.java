/* SPDX-License-Identifier: Apache-2.0 */
/** One connection to one Redis server: its address, options, TLS, timeouts and failures. */
package org.jsoa.rar.connection;

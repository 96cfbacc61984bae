/* SPDX-License-Identifier: Apache-2.0 */
/**
 * PySOA's wire: turns frames of bytes into the messages of {@code soa-api} and back, within limits. It knows nothing of
 * Redis, threads or the server it runs in, and everything it reads is taken to be hostile.
 */
package org.jsoa.rar.protocol;

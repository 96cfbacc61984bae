/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The keys by which bodies are encrypted: keysets of Tink, which nothing else here knows.
 *
 * @since 0.1
 */
package org.jsoa.rar.encryption;

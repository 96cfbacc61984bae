/* SPDX-License-Identifier: Apache-2.0 */
/** Encryption of message bodies: the keysets of Tink, which no other package knows, and what binds an encrypted body to its message. */
package org.jsoa.rar.encryption;

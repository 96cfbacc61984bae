/* SPDX-License-Identifier: Apache-2.0 */
/** Encryption of message bodies with keysets of Tink, and the data that binds an encrypted body to its message. */
package org.jsoa.rar.encryption;

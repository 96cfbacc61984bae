/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import org.jsoa.rar.encryption.BodyCipher;

/** Leaves bodies as they are, and takes any: so a fuzzer gets beyond the encryption, where somebody with the keys could be. */
enum TransparentCipher implements BodyCipher {
    INSTANCE;

    @Override
    public byte[] encrypt(byte[] body, byte[] binding) {
        return body;
    }

    @Override
    public byte[] decrypt(byte[] encrypted, byte[] binding) {
        return encrypted;
    }
}

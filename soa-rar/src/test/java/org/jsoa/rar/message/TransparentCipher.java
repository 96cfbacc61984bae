/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import org.jsoa.rar.encryption.BodyCipher;

/** Leaves bodies as they are and accepts any body. A fuzzer can thereby test the code behind the encryption. */
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

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

/**
 * Encrypts and decrypts the bodies of messages. All peers have the same keys. Safe for use by many threads.
 *
 * @since 0.1
 */
public interface BodyCipher {

    /** Has no keys, and fails. */
    BodyCipher NONE = new BodyCipher() {
        @Override
        public byte[] encrypt(byte[] body, byte[] associatedData) {
            throw new IllegalStateException("there is no key to encrypt with");
        }

        @Override
        public byte[] decrypt(byte[] encrypted, byte[] associatedData) throws UndecryptableBodyException {
            throw new UndecryptableBodyException("there is no key here: soa.encryption.keyset is not set");
        }
    };

    /**
     * Encrypts a body with the current primary key.
     *
     * @param body the plain body; not null
     * @param associatedData must be the same for decryption; not null
     * @return the encrypted body
     */
    byte[] encrypt(byte[] body, byte[] associatedData);

    /**
     * Decrypts a body with the key that it was encrypted with.
     *
     * @param encrypted a result of {@link #encrypt}, from any peer; not null
     * @param associatedData the associated data of the encryption; not null
     * @return the plain body
     * @throws UndecryptableBodyException if there is no such key, or the encrypted body or the associated data was changed
     */
    byte[] decrypt(byte[] encrypted, byte[] associatedData) throws UndecryptableBodyException;
}

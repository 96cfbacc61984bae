/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

/**
 * Encrypts the bodies of messages, and decrypts those that peers with the same keys have encrypted. Safe for use by many
 * threads.
 *
 * @since 0.1
 */
public interface BodyCipher {

    /** Has no keys: can do neither. */
    BodyCipher NONE = new BodyCipher() {
        @Override
        public byte[] encrypt(byte[] body, byte[] binding) {
            throw new IllegalStateException("there is no key to encrypt with");
        }

        @Override
        public byte[] decrypt(byte[] encrypted, byte[] binding) throws UndecryptableBodyException {
            throw new UndecryptableBodyException("nobody here has a key: soa.encryption.keyset is not set");
        }
    };

    /**
     * Encrypts a body, under the key that is meant for that at present.
     *
     * @param body what nobody else shall read; not null
     * @param binding what the body belongs to: only with the very same can it be decrypted; not null
     * @return the encrypted body
     */
    byte[] encrypt(byte[] body, byte[] binding);

    /**
     * Decrypts a body, under whichever key it was encrypted with.
     *
     * @param encrypted what {@link #encrypt} has returned, here or elsewhere; not null
     * @param binding what the body belongs to; not null
     * @return the body
     * @throws UndecryptableBodyException if there is no such key, or if the encrypted body or what it is bound to is another
     */
    byte[] decrypt(byte[] encrypted, byte[] binding) throws UndecryptableBodyException;
}

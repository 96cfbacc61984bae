/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keys for message bodies. The primary key encrypts, and all keys decrypt. An encrypted body begins with one byte for the
 * format and four bytes for the id of the key.
 */
final class Keyset implements BodyCipher {

    private static final Configuration ALGORITHMS = AeadConfig2026.get();
    private static final int ID_OFFSET = 1;
    private static final int PREFIX_BYTES = ID_OFFSET + Integer.BYTES;

    private final Aead aead;
    private final int primary;
    private final Set<Integer> enabled;

    private Keyset(Aead aead, int primary, Set<Integer> enabled) {
        this.aead = aead;
        this.primary = primary;
        this.enabled = enabled;
    }

    /**
     * Parses a keyset in Tink's JSON format.
     *
     * @throws IllegalArgumentException if it is not a keyset, or one for another purpose. The message does not quote the text.
     */
    static Keyset parse(byte[] json) {
        try {
            return of(TinkJsonProtoKeysetFormat.parseKeyset(
                    new String(json, StandardCharsets.UTF_8), ALGORITHMS, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | IllegalStateException e) {
            // An exception of Tink might quote a key. Therefore it is not the cause of this exception.
            throw new IllegalArgumentException(
                    "it must hold an unencrypted keyset of Tink in JSON, with keys for authenticated encryption (AEAD)");
        }
    }

    private static Keyset of(KeysetHandle keys) throws GeneralSecurityException {
        Set<Integer> enabled = new TreeSet<>(Integer::compareUnsigned);
        for (int i = 0; i < keys.size(); i++) {
            KeysetHandle.Entry entry = keys.getAt(i);
            if (entry.getStatus() == KeyStatus.ENABLED) {
                requireId(entry);
                enabled.add(entry.getId());
            }
        }
        return new Keyset(
                keys.getPrimitive(ALGORITHMS, Aead.class), keys.getPrimary().getId(), enabled);
    }

    private static void requireId(KeysetHandle.Entry entry) {
        if (entry.getKey().getIdRequirementOrNull() == null) {
            throw new IllegalArgumentException("its key " + name(entry.getId())
                    + " does not write its id before the encrypted body: the output prefix must be TINK, not RAW");
        }
    }

    private static String name(int id) {
        return Integer.toUnsignedString(id);
    }

    @Override
    public byte[] encrypt(byte[] body, byte[] associatedData) {
        try {
            return aead.encrypt(body, associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key " + name(primary) + " cannot encrypt", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] encrypted, byte[] associatedData) throws UndecryptableBodyException {
        if (encrypted.length < PREFIX_BYTES) {
            throw new UndecryptableBodyException("too short for an encrypted body");
        }
        int id = ByteBuffer.wrap(encrypted).getInt(ID_OFFSET);
        if (!enabled.contains(id)) {
            throw new UndecryptableBodyException(
                    "with the key " + name(id) + ", which the keyset here does not have, or has disabled");
        }
        try {
            return aead.decrypt(encrypted, associatedData);
        } catch (GeneralSecurityException e) {
            throw new UndecryptableBodyException("the key " + name(id)
                    + " does not fit: it is another key with that id, or the message was altered or moved");
        }
    }

    /** Shows the ids of the keys, and nothing else of them. */
    @Override
    public String toString() {
        return "encrypting with key " + name(primary) + ", decrypting with "
                + enabled.stream().map(Keyset::name).collect(Collectors.joining(", "));
    }
}

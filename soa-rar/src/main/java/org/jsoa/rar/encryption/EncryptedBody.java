/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jsoa.rar.codec.MalformedPayloadException;
import org.jsoa.rar.codec.PayloadWriter;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.codec.WireKey;
import org.jsoa.rar.frame.ContentType;

/**
 * The form of an encrypted body in its message: a map with one key. The envelope stays readable, and a peer that cannot decrypt
 * the body can still respond with an error.
 *
 * @since 0.1
 */
public final class EncryptedBody {

    private static final String KEY = WireKey.ENCRYPTED.text();
    private static final byte[] NO_HEADER = {};

    private EncryptedBody() {}

    /**
     * Writes a plain body.
     *
     * @since 0.1
     */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes the body.
         *
         * @param out receives the body
         * @throws UnserializableValueException if the body has a value that cannot be serialized
         */
        void write(PayloadWriter out) throws IOException, UnserializableValueException;
    }

    /**
     * Returns whether a body has this form.
     *
     * @param body the body of a message, or null
     * @return whether it is an encrypted body
     */
    public static boolean is(Object body) {
        return body instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(KEY);
    }

    /**
     * Encrypts a body and writes it.
     *
     * @param out receives the encrypted body
     * @param type the content type of the message
     * @param content writes the plain body
     * @param associatedData what the body is bound to
     * @param cipher encrypts the body
     * @throws UnserializableValueException if the body has a value that cannot be serialized
     */
    public static void write(
            PayloadWriter out, ContentType type, Content content, AssociatedData associatedData, BodyCipher cipher)
            throws IOException, UnserializableValueException {
        PayloadWriter plain = PayloadWriter.open(type, NO_HEADER);
        content.write(plain);
        byte[] encrypted = cipher.encrypt(plain.finish(), associatedData.bytes());
        out.beginMap(1);
        out.key(WireKey.ENCRYPTED);
        switch (type) {
            case MSGPACK -> out.bytes(encrypted);
            case JSON -> out.string(Base64.getEncoder().encodeToString(encrypted));
        }
        out.endMap();
    }

    /**
     * Decrypts a body of this form.
     *
     * @param body the body of a message, of which {@link #is} is true
     * @param associatedData what the body is bound to
     * @param cipher decrypts the body
     * @return the plain body, serialized
     * @throws MalformedPayloadException if it cannot be decrypted
     */
    public static byte[] decrypt(Object body, AssociatedData associatedData, BodyCipher cipher)
            throws MalformedPayloadException {
        try {
            return cipher.decrypt(bytes(((Map<?, ?>) body).get(KEY)), associatedData.bytes());
        } catch (UndecryptableBodyException e) {
            throw new MalformedPayloadException("the body is encrypted, but " + e.getMessage(), e);
        } catch (UnserializableValueException e) {
            throw new MalformedPayloadException(
                    "the body is encrypted, but belongs to a message with an impossible value: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Object value) throws MalformedPayloadException {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof String text) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw new MalformedPayloadException("body." + KEY + " is not base64", e);
            }
        }
        throw new MalformedPayloadException("body." + KEY + " must be bytes, or a text in base64");
    }
}

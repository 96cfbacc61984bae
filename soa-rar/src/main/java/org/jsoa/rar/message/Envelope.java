/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.codec.MalformedPayloadException;
import org.jsoa.rar.codec.PayloadReader;
import org.jsoa.rar.encryption.AssociatedData;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.encryption.EncryptedBody;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;

/** The outermost map of a message. If reading has failed, it holds the entries before the failure. */
final class Envelope {

    private static final String REQUEST_ID = "request_id";
    private static final String META = "meta";
    private static final String BODY = "body";

    private final Map<Object, Object> entries = new LinkedHashMap<>();
    private boolean decrypted;

    /** Reads the payload of a frame. */
    void read(Frame frame, ContentType type, DecodeLimits limits) throws MalformedPayloadException {
        PayloadReader.open(type, frame.bytes(), frame.payloadOffset(), frame.payloadLength(), limits)
                .read(entries);
    }

    /** Returns the request id, or null if there is none. */
    Object requestId() {
        return entries.get(REQUEST_ID);
    }

    /** Returns the body, or null if there is none. */
    Object body() {
        return entries.get(BODY);
    }

    boolean hasEncryptedBody() {
        return EncryptedBody.is(body());
    }

    /** Replaces the encrypted body by the plain one. If reading fails, the body holds the entries before the failure. */
    void decryptBody(ContentType type, AssociatedData associatedData, BodyCipher cipher, DecodeLimits limits)
            throws MalformedPayloadException {
        byte[] plain = EncryptedBody.decrypt(body(), associatedData, cipher);
        Map<Object, Object> body = new LinkedHashMap<>();
        entries.put(BODY, body);
        decrypted = true;
        PayloadReader.open(type, plain, 0, plain.length, limits).read(body);
    }

    /** Returns whether the body was encrypted and has been replaced by the plain one. */
    boolean isDecrypted() {
        return decrypted;
    }

    boolean hasBody() {
        return entries.containsKey(BODY);
    }

    /** Returns the meta header, or null if there is none. */
    Map<String, Object> meta() throws MalformedPayloadException {
        Object meta = entries.get(META);
        if (meta == null) {
            return null;
        }
        if (!(meta instanceof Map<?, ?> map)) {
            throw new MalformedPayloadException("meta must be a map");
        }
        return textKeyed(map, META);
    }

    /** Returns the readable entries of the meta header; never null. */
    Map<String, Object> readableMeta() {
        return entries.get(META) instanceof Map<?, ?> map ? TextKeys.only(map) : Map.of();
    }

    /** Casts a map, after a check of its keys. */
    static Map<String, Object> textKeyed(Map<?, ?> map, String where) throws MalformedPayloadException {
        if (!TextKeys.areAll(map)) {
            throw new MalformedPayloadException("the keys of " + where + " must be strings");
        }
        return TextKeys.of(map);
    }
}

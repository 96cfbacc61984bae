/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.nio.charset.StandardCharsets;

/** A key that every message has, with its bytes made once. */
final class KnownKey {

    static final KnownKey REQUEST_ID = new KnownKey("request_id");
    static final KnownKey META = new KnownKey("meta");
    static final KnownKey BODY = new KnownKey("body");
    static final KnownKey CLIENT_VERSION = new KnownKey(MetaKeys.CLIENT_VERSION);
    static final KnownKey REPLY_TO = new KnownKey(MetaKeys.REPLY_TO);
    static final KnownKey EXPIRY = new KnownKey(MetaKeys.EXPIRY);
    static final KnownKey CONTROL = new KnownKey("control");
    static final KnownKey CONTEXT = new KnownKey("context");
    static final KnownKey ACTIONS = new KnownKey("actions");
    static final KnownKey ACTION = new KnownKey("action");
    static final KnownKey ERRORS = new KnownKey("errors");
    static final KnownKey CODE = new KnownKey("code");
    static final KnownKey MESSAGE = new KnownKey("message");
    static final KnownKey FIELD = new KnownKey("field");
    static final KnownKey TRACEBACK = new KnownKey("traceback");
    static final KnownKey VARIABLES = new KnownKey("variables");
    static final KnownKey DENIED_PERMISSIONS = new KnownKey("denied_permissions");
    static final KnownKey ENCRYPTED = new KnownKey("encrypted");
    static final KnownKey IS_CALLER_ERROR = new KnownKey("is_caller_error");

    /** The longest string whose size MessagePack puts into the type byte. */
    private static final int FIXSTR_MAX = 31;

    private static final int FIXSTR = 0xa0;

    private final String name;
    private final SerializedString json;
    private final byte[] messagePack;

    private KnownKey(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        if (text.length > FIXSTR_MAX) {
            throw new IllegalArgumentException("not a short key: " + name);
        }
        this.name = name;
        this.json = new SerializedString(name);
        this.messagePack = new byte[text.length + 1];
        this.messagePack[0] = (byte) (FIXSTR | text.length);
        System.arraycopy(text, 0, this.messagePack, 1, text.length);
    }

    String text() {
        return name;
    }

    SerializableString json() {
        return json;
    }

    byte[] messagePack() {
        return messagePack;
    }
}

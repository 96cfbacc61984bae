/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.nio.charset.StandardCharsets;

/**
 * A key of the protocol, with its serialized forms.
 *
 * @since 0.1
 */
public final class WireKey {

    public static final WireKey REQUEST_ID = new WireKey("request_id");
    public static final WireKey META = new WireKey("meta");
    public static final WireKey BODY = new WireKey("body");
    public static final WireKey CLIENT_VERSION = new WireKey("client_version");
    public static final WireKey REPLY_TO = new WireKey("reply_to");
    public static final WireKey EXPIRY = new WireKey("__expiry__");
    public static final WireKey CONTROL = new WireKey("control");
    public static final WireKey CONTEXT = new WireKey("context");
    public static final WireKey ACTIONS = new WireKey("actions");
    public static final WireKey ACTION = new WireKey("action");
    public static final WireKey ERRORS = new WireKey("errors");
    public static final WireKey CODE = new WireKey("code");
    public static final WireKey MESSAGE = new WireKey("message");
    public static final WireKey FIELD = new WireKey("field");
    public static final WireKey TRACEBACK = new WireKey("traceback");
    public static final WireKey VARIABLES = new WireKey("variables");
    public static final WireKey DENIED_PERMISSIONS = new WireKey("denied_permissions");
    public static final WireKey ENCRYPTED = new WireKey("encrypted");
    public static final WireKey IS_CALLER_ERROR = new WireKey("is_caller_error");

    /** The longest string whose length MessagePack puts into the first byte. */
    private static final int FIXSTR_MAX = 31;

    private static final int FIXSTR = 0xa0;

    private final String name;
    private final SerializedString json;
    private final byte[] messagePack;

    private WireKey(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        if (text.length > FIXSTR_MAX) {
            throw new IllegalArgumentException("too long for a short key: " + name);
        }
        this.name = name;
        this.json = new SerializedString(name);
        this.messagePack = new byte[text.length + 1];
        this.messagePack[0] = (byte) (FIXSTR | text.length);
        System.arraycopy(text, 0, this.messagePack, 1, text.length);
    }

    /**
     * Returns the key as text.
     *
     * @return the key
     */
    public String text() {
        return name;
    }

    SerializableString json() {
        return json;
    }

    byte[] messagePack() {
        return messagePack;
    }
}

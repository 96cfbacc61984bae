/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

/** The keys of the envelope's meta header that the protocol itself gives a meaning. */
public final class MetaKeys {

    public static final String CLIENT_VERSION = "client_version";
    public static final String REPLY_TO = "reply_to";
    public static final String EXPIRY = "__expiry__";

    private MetaKeys() {}
}

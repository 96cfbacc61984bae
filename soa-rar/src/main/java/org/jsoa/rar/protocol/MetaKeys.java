/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

/** The keys of the envelope's meta header that the protocol itself gives a meaning. */
final class MetaKeys {

    static final String CLIENT_VERSION = "client_version";
    static final String REPLY_TO = "reply_to";
    static final String EXPIRY = "__expiry__";

    private MetaKeys() {}
}

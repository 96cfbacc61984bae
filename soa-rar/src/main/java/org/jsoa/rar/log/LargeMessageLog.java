/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jsoa.untrusted.SafeLogger;
import org.jsoa.untrusted.SafeText;

/**
 * Logs messages above a size that an administrator chose. Such messages are sent nevertheless.
 *
 * @since 0.1
 */
public final class LargeMessageLog {

    private static final Logger LOG = SafeLogger.of(LargeMessageLog.class);

    private final String kind;
    private final int limit;
    private final String setting;

    /**
     * Creates the log of one kind of messages.
     *
     * @param kind the kind, for the log
     * @param limit the size in bytes above which a message is logged; 0 for never
     * @param setting the name of the setting of the limit
     */
    public LargeMessageLog(String kind, int limit, String setting) {
        this.kind = kind;
        this.limit = limit;
        this.setting = setting;
    }

    /**
     * Returns whether a message is above the limit.
     *
     * @param bytes the size of the message
     * @return whether to call {@link #warn}
     */
    public boolean has(int bytes) {
        return limit > 0 && bytes > limit;
    }

    /**
     * Logs a line about a large message.
     *
     * @param service the service of the request or response
     * @param actions the names of the actions
     * @param bytes the size of the message
     */
    public void warn(String service, List<String> actions, int bytes) {
        LOG.log(
                Level.WARNING,
                "a {0} of service {1} with actions {2} has {3,number,#} bytes, more than {4,number,#} (setting {5})",
                kind,
                service,
                SafeText.list(actions),
                bytes,
                limit,
                setting);
    }
}

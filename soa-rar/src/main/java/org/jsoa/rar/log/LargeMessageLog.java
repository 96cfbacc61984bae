/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Tells the log of messages that may be sent but are larger than somebody wants them to be. */
public final class LargeMessageLog {

    private static final int LONGEST_NAMES = 200;
    private static final Logger LOG = System.getLogger(LargeMessageLog.class.getName());

    private final String kind;
    private final int limit;
    private final String setting;

    /**
     * Creates what tells of messages of one kind.
     *
     * @param kind what they are, for the log
     * @param limit how many bytes are not yet too many; 0 for any number
     * @param setting the name of the setting that says so
     */
    public LargeMessageLog(String kind, int limit, String setting) {
        this.kind = kind;
        this.limit = limit;
        this.setting = setting;
    }

    /**
     * Tells whether a message is large.
     *
     * @param bytes how many it has
     * @return whether {@link #warn} is to be called
     */
    public boolean has(int bytes) {
        return limit > 0 && bytes > limit;
    }

    /**
     * Logs a line about a large message.
     *
     * @param service the service that is asked, or answers
     * @param actions the names of its actions
     * @param bytes how many bytes it has
     */
    public void warn(String service, List<String> actions, int bytes) {
        LOG.log(
                Level.WARNING,
                "a {0} of service {1} with actions {2} has {3,number,#} bytes, more than {4,number,#} (setting {5})",
                kind,
                service,
                printable(actions),
                bytes,
                limit,
                setting);
    }

    private static String printable(List<String> actions) {
        String names = actions.toString();
        // Strangers may choose them, and could forge lines of the log.
        return (names.length() > LONGEST_NAMES ? names.substring(0, LONGEST_NAMES) + "…" : names)
                .replaceAll("\\p{Cntrl}", "?");
    }
}

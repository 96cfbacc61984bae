/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.ArrayList;
import java.util.List;
import org.jsoa.context.LogContext;

/**
 * Finds the logging libraries that the application has.
 *
 * @since 0.1
 */
public final class LoggingLibraries {

    private LoggingLibraries() {}

    /**
     * Returns the contexts of the libraries that exist.
     *
     * @return a new list
     */
    public static List<LogContext> contexts() {
        List<LogContext> found = new ArrayList<>();
        if (isThere("org.slf4j.MDC")) {
            found.add(new Slf4jContext());
        }
        if (isThere("org.apache.logging.log4j.ThreadContext")) {
            found.add(new Log4jContext());
        }
        return found;
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, LoggingLibraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import org.apache.logging.log4j.ThreadContext;
import org.jsoa.context.LogContext;

/** The context of Log4j 2. It must only be loaded where Log4j 2 exists. */
final class Log4jContext implements LogContext {

    @Override
    public String set(String key, String value) {
        String before = ThreadContext.get(key);
        if (value == null) {
            ThreadContext.remove(key);
        } else {
            ThreadContext.put(key, value);
        }
        return before;
    }
}

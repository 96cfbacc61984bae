/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import org.jsoa.context.LogContext;
import org.slf4j.MDC;

/** The context of SLF4J. It must only be loaded where SLF4J exists. */
final class Slf4jContext implements LogContext {

    @Override
    public String set(String key, String value) {
        String before = MDC.get(key);
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
        return before;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gets what is written to a logger and to those below it, in place of the console. */
public abstract class LoggerTap extends Handler implements AutoCloseable {

    private final Logger logger;

    /** Takes the records of a logger from a level on. */
    @SuppressWarnings("this-escape") // Nothing is logged before the constructor is done.
    protected LoggerTap(String loggerName, Level level) {
        logger = Logger.getLogger(loggerName);
        logger.setLevel(level);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public final void flush() {
        // Nothing is kept back.
    }

    @Override
    public final void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}

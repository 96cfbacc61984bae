/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Remembers what Logback could show beside the errors of one logger. */
final class LogbackEvents extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<Map<String, String>> contexts = new ArrayList<>();
    private final Logger logger;

    LogbackEvents(String loggerName) {
        logger = (Logger) LoggerFactory.getLogger(loggerName);
        logger.setAdditive(false);
        logger.setLevel(Level.ERROR);
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        contexts.add(event.getMDCPropertyMap());
    }

    /** The context of each event. */
    List<Map<String, String>> contexts() {
        return List.copyOf(contexts);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Remembers what Log4j could show beside the errors of one logger. */
final class Log4jEvents extends AbstractAppender implements AutoCloseable {

    private final List<Map<String, String>> contexts = new ArrayList<>();
    private final Logger logger;

    Log4jEvents(String loggerName) {
        super("events of " + loggerName, null, null, true, Property.EMPTY_ARRAY);
        logger = (Logger) LogManager.getLogger(loggerName);
        logger.setAdditive(false);
        start();
        logger.addAppender(this);
    }

    @Override
    public void append(LogEvent event) {
        contexts.add(event.getContextData().toMap());
    }

    /** The context of each event. */
    List<Map<String, String>> contexts() {
        return List.copyOf(contexts);
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        logger.setAdditive(true);
        stop();
    }
}

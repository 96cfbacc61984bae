/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** A service that writes to the log and adds no ids to its records itself. */
@Service("logging")
@ApplicationScoped
public class LoggingActions {

    /** The message that it logs. */
    public static final String MESSAGE = "a message of the action";

    private static final Logger LOGGER = System.getLogger(LoggingActions.class.getName());

    /** Logs the message. */
    @Action("log")
    public void log() {
        LOGGER.log(Level.INFO, MESSAGE);
    }
}

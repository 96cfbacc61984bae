/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** A service that writes to the log, and does nothing to say on whose behalf. */
@Service("talker")
@ApplicationScoped
public class TalkingActions {

    /** What it writes. */
    public static final String WORDS = "the talker was here";

    private static final Logger LOGGER = System.getLogger(TalkingActions.class.getName());

    /** Writes. */
    @Action("talk")
    public void talk() {
        LOGGER.log(Level.INFO, WORDS);
    }
}

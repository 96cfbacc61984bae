/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.cdi.log.LoggingLibraries;
import org.jsoa.context.LogContext;

/**
 * Chooses what carries the ids of jobs to the records of the log.
 *
 * @since 0.1
 */
@Dependent
public class LogIdsProducer {

    /** For the container. */
    public LogIdsProducer() {}

    /**
     * Makes what marks the records of jobs.
     *
     * @param further the contexts that the application offers, beside those of the logging libraries that it has
     * @param settings whether threads are named
     * @return the marks that the application's settings ask for
     */
    @Produces
    @Singleton
    public LogIds logIds(@Any Instance<LogContext> further, ApplicationSettings settings) {
        List<LogContext> contexts = LoggingLibraries.contexts();
        further.forEach(contexts::add);
        return new LogIds(settings.logging().threadNames(), contexts);
    }
}

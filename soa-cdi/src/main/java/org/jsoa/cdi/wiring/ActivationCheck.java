/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jsoa.cdi.async.CallbackExecutor;
import org.jsoa.cdi.transport.AdapterConnections;
import org.jsoa.spi.JobListener;
import org.jsoa.untrusted.SafeLogger;

/**
 * Logs that no adapter has anything to do with this application. Servers deploy such an application, or fail it with messages that do not
 * name the reason.
 *
 * @since 0.1
 */
@ApplicationScoped
public class ActivationCheck {

    private static final Logger LOG = SafeLogger.of(ActivationCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CAUSES =
            "Deploy soa-rar.rar before the application. If it is deployed: Payara Server needs"
                    + " connector-service.class-loading-policy=global, an EAR needs soa-api in its lib directory, and other"
                    + " servers may need the activation of the message-driven bean JobListenerBean to be configured.";

    private final AdapterConnections connections;
    private Runnable cancel = () -> {};

    /** For the client proxy only. */
    protected ActivationCheck() {
        this(null);
    }

    /**
     * Creates the check.
     *
     * @param connections knows whether an adapter has connected
     */
    @Inject
    public ActivationCheck(AdapterConnections connections) {
        this.connections = connections;
    }

    /**
     * Logs whether the application has a copy of classes that it must share with the adapter. The adapter can then not call it.
     *
     * @param application a class of the application
     */
    public static void warnIfAlone(Class<?> application) {
        ClassLoader loader = application.getClassLoader();
        if (loader == JobListener.class.getClassLoader() && loader != ClassLoader.getSystemClassLoader()) {
            LOG.log(Level.WARNING, "the JSOA resource adapter is not visible to this application. " + CAUSES);
        }
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        cancel = new CallbackExecutor().after(PATIENCE, Runnable::run, this::warnIfMissing);
    }

    void warnIfMissing() {
        if (!connections.areKnown()) {
            LOG.log(
                    Level.WARNING,
                    "no JSOA resource adapter has activated this application within " + PATIENCE.toSeconds()
                            + " s. Its services are not served, and its calls fail. " + CAUSES);
        }
    }

    @PreDestroy
    void end() {
        cancel.run();
    }
}

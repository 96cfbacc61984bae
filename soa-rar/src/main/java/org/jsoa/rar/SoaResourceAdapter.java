/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.HintsContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAResource;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.rar.config.AdapterSettings;
import org.jsoa.rar.config.ConfigLookup;
import org.jsoa.rar.config.FactorySettings;
import org.jsoa.rar.config.ServerConfig;
import org.jsoa.rar.inflow.EndpointActivation;
import org.jsoa.rar.inflow.SoaActivationSpec;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.rar.runtime.AdapterRuntime;
import org.jsoa.rar.runtime.RuntimeSource;
import org.jsoa.rar.runtime.ServerThreads;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * The resource adapter. It serves and calls PySOA services through Redis.
 *
 * @since 0.1
 */
@Connector(displayName = "JSOA", eisType = "Redis", transactionSupport = TransactionSupportLevel.NoTransaction)
public class SoaResourceAdapter extends AdapterProperties implements ResourceAdapter, RuntimeSource {

    private static final Logger LOG = SafeLogger.of(SoaResourceAdapter.class);

    private final Map<Activated, EndpointActivation> activations = new ConcurrentHashMap<>();
    private volatile AdapterRuntime runtime;
    private volatile ActivationReminder reminder;

    /** The two objects by which the server identifies an activation. */
    private record Activated(MessageEndpointFactory endpoints, ActivationSpec spec) {}

    /** Called by the server. */
    public SoaResourceAdapter() {}

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        if (runtime != null) {
            throw new ResourceAdapterInternalException("JSOA is started already");
        }
        ConfigLookup config = ServerConfig.lookup();
        AdapterSettings settings;
        try {
            settings = AdapterSettings.read(values(), config);
        } catch (IllegalArgumentException e) {
            throw new ResourceAdapterInternalException("JSOA cannot start: " + e.getMessage(), e);
        }
        ServerThreads threads = new ServerThreads(
                context.getWorkManager(), context.isContextSupported(HintsContext.class), MonotonicClock.SYSTEM);
        AdapterRuntime starting = started(new AdapterRuntime(settings, new FactorySettings(values(), config), threads));
        reminder = new ActivationReminder(starting.monotonic());
        starting.everyTick(reminder::tick);
        runtime = starting;
        LOG.log(
                Level.INFO,
                "JSOA started, Redis is expected at {0}",
                settings.redisClient().redis().name());
    }

    private static AdapterRuntime started(AdapterRuntime starting) {
        boolean started = false;
        try {
            starting.start();
            started = true;
            return starting;
        } finally {
            if (!started) {
                // Some of its threads may already run.
                starting.close();
            }
        }
    }

    @Override
    public void stop() {
        activations.values().forEach(EndpointActivation::stop);
        activations.clear();
        AdapterRuntime stopped = runtime;
        runtime = null;
        if (stopped != null) {
            stopped.close();
        }
    }

    @Override
    public AdapterRuntime runtime() {
        AdapterRuntime current = runtime;
        if (current == null) {
            throw new IllegalStateException("the JSOA resource adapter is not started");
        }
        return current;
    }

    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof SoaActivationSpec)) {
            throw new NotSupportedException("not an activation spec of JSOA: " + spec);
        }
        AdapterRuntime current = runtime;
        if (current == null) {
            throw new ResourceException("the JSOA resource adapter is not started");
        }
        reminder.activated();
        Activated key = new Activated(endpoints, spec);
        EndpointActivation activation = EndpointActivation.of(endpoints, unpooledConnections(), current);
        // A server that resumes activates endpoints that it had not deactivated.
        if (activations.putIfAbsent(key, activation) == null) {
            activation.start();
        }
    }

    private SoaConnectionFactory unpooledConnections() {
        SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
        factory.setResourceAdapter(this);
        return (SoaConnectionFactory) factory.createConnectionFactory();
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
        EndpointActivation activation = activations.remove(new Activated(endpoints, spec));
        if (activation != null) {
            activation.stop();
        }
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    /** An adapter equals only itself; the server compares adapters to find its own. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

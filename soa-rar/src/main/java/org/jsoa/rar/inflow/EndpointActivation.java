/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.rar.connection.BackOff;
import org.jsoa.rar.runtime.AdapterRuntime;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.PhaseListener;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServedService;
import org.jsoa.spi.ServicePhase;
import org.jsoa.untrusted.SafeLogger;

/**
 * The listener of one application, from its activation to its deactivation. Once the application is up, the listener names its
 * services, and each service gets a consumer.
 *
 * @since 0.1
 */
public final class EndpointActivation {

    private static final Logger LOG = SafeLogger.of(EndpointActivation.class);
    private static final BackOff FIRST_BACK_OFF = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** How long the steps of a stop may take in addition to the drain if Redis does not respond. */
    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(60);

    private static final Serving NOTHING = new Serving(List.of(), (service, phase) -> {}, null);

    private final MessageEndpointFactory endpoints;
    private final SoaConnectionFactory connections;
    private final AdapterRuntime runtime;
    private final Function<ServedService, ServiceConsumer> consumers;
    private final StopSignal stop;
    private final MonotonicClock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Guards the two fields below, only while they are read or written. */
    private final Object lock = new Object();

    private Serving serving = NOTHING;
    private boolean stopping;

    /**
     * What runs between start and stop.
     *
     * @param consumers one for each service
     * @param phases receives the end of services
     * @param ticks the regular task for the consumers; null if there are none
     */
    private record Serving(List<ServiceConsumer> consumers, PhaseListener phases, TimerTask ticks) {}

    /**
     * Creates an activation.
     *
     * @param consumers makes the consumer of a service; it starts nothing
     * @param stop ends the activation and its consumers
     */
    EndpointActivation(
            MessageEndpointFactory endpoints,
            SoaConnectionFactory connections,
            AdapterRuntime runtime,
            Function<ServedService, ServiceConsumer> consumers,
            StopSignal stop) {
        this.endpoints = endpoints;
        this.connections = connections;
        this.runtime = runtime;
        this.consumers = consumers;
        this.stop = stop;
        this.clock = runtime.monotonic();
    }

    /**
     * Creates an activation.
     *
     * @param endpoints makes the endpoints of the application
     * @param connections the application sends its own jobs through these
     * @param runtime the started adapter
     * @return the activation, not yet started
     */
    public static EndpointActivation of(
            MessageEndpointFactory endpoints, SoaConnectionFactory connections, AdapterRuntime runtime) {
        StopSignal stop = new StopSignal();
        return new EndpointActivation(
                endpoints, connections, runtime, new ServiceConsumerFactory(endpoints, runtime, stop)::consumer, stop);
    }

    /**
     * Starts, on another thread.
     *
     * @throws ResourceException if the server has no thread
     */
    public void start() throws ResourceException {
        String name = "the activation of " + endpoints.getActivationName();
        try {
            runtime.threads().named(name).execute(this::activate);
        } catch (RejectedExecutionException e) {
            throw new ResourceException("the server has no thread for " + name, e);
        }
    }

    private void activate() {
        BackOff backOff = FIRST_BACK_OFF;
        boolean logged = false;
        while (!stop.endsThisThread()) {
            try {
                begin();
                return;
            } catch (UnavailableException e) {
                logFailure(Level.DEBUG, e);
                logged = false;
            } catch (ResourceException | RuntimeException e) {
                logFailure(logged ? Level.DEBUG : Level.ERROR, e);
                logged = true;
            }
            if (!stop.pause(backOff.pause())) {
                return;
            }
            backOff = backOff.next();
        }
    }

    private void logFailure(Level level, Exception failure) {
        LOG.log(
                level,
                "application " + endpoints.getActivationName() + " did not name its services, will try again",
                failure);
    }

    private void begin() throws ResourceException {
        try (EndpointDelivery delivery = new EndpointDelivery(endpoints)) {
            ServedApplication application = delivery.activate(connections);
            if (application.services().stream().anyMatch(service -> service.delivery() == DeliveryMode.AT_LEAST_ONCE)) {
                runtime.renewLeases();
            }
            for (ServedService service : application.services()) {
                delivery.onPhase(service.name(), ServicePhase.STARTING);
            }
            List<ServiceConsumer> made = serve(application);
            made.forEach(this::start);
            made.forEach(consumer -> reportStarted(delivery, consumer.service()));
        }
    }

    /** Makes the consumers, unless the activation stops. A stop that comes later ends them, started or not. */
    private List<ServiceConsumer> serve(ServedApplication application) {
        synchronized (lock) {
            if (!stopping) {
                List<ServiceConsumer> made =
                        application.services().stream().map(consumers).toList();
                serving = new Serving(
                        made, application.end(), runtime.everyTick(() -> made.forEach(ServiceConsumer::tick)));
            }
            return serving.consumers();
        }
    }

    private void start(ServiceConsumer consumer) {
        consumer.start();
        LOG.log(
                Level.INFO,
                "serving {0} at {1}",
                consumer.service(),
                runtime.redis().settings().redis().name());
    }

    private static void reportStarted(EndpointDelivery delivery, String service) {
        try {
            delivery.onPhase(service, ServicePhase.STARTED);
        } catch (ResourceException | RuntimeException e) {
            LOG.log(Level.WARNING, "the application failed to handle the start of service " + service, e);
        }
    }

    /**
     * Stops: takes no more messages, lets running jobs finish within the drain timeout, and requeues the messages that no worker has begun
     * to run. Returns when the application is not used any more, also if another thread has begun the stop.
     */
    public void stop() {
        stop.give();
        Serving ending;
        boolean first;
        synchronized (lock) {
            first = !stopping;
            stopping = true;
            ending = serving;
        }
        if (!first) {
            awaitStopped();
            return;
        }
        try {
            end(ending);
        } finally {
            stopped.countDown();
        }
    }

    private void end(Serving ending) {
        Duration drain = runtime.settings().server().drainTimeout();
        long deadline = clock.nanoTime() + drain.toNanos();
        ending.consumers().forEach(ServiceConsumer::stopTaking);
        // In parallel, since each step takes long if Redis does not respond.
        forEach("the wake-up of leaders", ending, ServiceConsumer::wake, STEP_TIMEOUT);
        report(ending, ServicePhase.DRAINING);
        forEach("the end of services", ending, consumer -> consumer.finish(deadline), drain.plus(STEP_TIMEOUT));
        report(ending, ServicePhase.STOPPED);
        if (ending.ticks() != null) {
            ending.ticks().cancel();
        }
    }

    private void forEach(String name, Serving ending, Consumer<ServiceConsumer> step, Duration timeout) {
        List<Runnable> steps = ending.consumers().stream()
                .<Runnable>map(consumer -> () -> step.accept(consumer))
                .toList();
        runtime.threads().runAll(name, steps, timeout);
    }

    private static void report(Serving ending, ServicePhase phase) {
        for (ServiceConsumer consumer : ending.consumers()) {
            try {
                ending.phases().onPhase(consumer.service(), phase);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "the application failed to handle the end of service " + consumer.service(), e);
            }
        }
    }

    /** The stop is bounded, but a server may interrupt a thread that waits for it. */
    private void awaitStopped() {
        boolean interrupted = false;
        while (true) {
            try {
                stopped.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

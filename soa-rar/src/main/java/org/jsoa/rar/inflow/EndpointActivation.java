/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.rar.endpoint.EndpointDelivery;
import org.jsoa.rar.endpoint.EndpointPool;
import org.jsoa.rar.endpoint.EndpointSlot;
import org.jsoa.rar.runtime.AdapterRuntime;
import org.jsoa.rar.time.BackOff;
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

    /** How long services may take to begin before the log tells why. */
    private static final Duration TOLERATED_DELAY = Duration.ofSeconds(3);

    /** How many services the log names that have not begun. */
    private static final int MOST_NAMES = 10;

    /** How long the steps of a stop may take in addition to the drain if Redis does not respond. */
    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(60);

    private static final Serving NOTHING = new Serving(List.of(), (service, phase) -> {}, () -> {});

    private final String application;
    private final EndpointPool endpoints;
    private final SoaConnectionFactory connections;
    private final AdapterRuntime runtime;
    private final Function<ServedService, ServiceConsumer> consumers;
    private final StopSignal stop;
    private final MonotonicClock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Whether the log must tell which services have not begun; from the start of the services until it was checked. */
    private volatile boolean mustReport;

    private volatile long reportTime;

    /** Guards the two fields below, only while they are read or written. */
    private final Object lock = new Object();

    private Serving serving = NOTHING;
    private boolean stopping;

    /**
     * What runs between start and stop.
     *
     * @param consumers one for each service
     * @param phases receives the end of services
     * @param ticks ends the regular task for the consumers
     */
    private record Serving(List<ServiceConsumer> consumers, PhaseListener phases, Runnable ticks) {}

    /**
     * Creates an activation.
     *
     * @param application its name
     * @param endpoints the endpoints of the application; closed at the end
     * @param consumers makes the consumer of a service; it starts nothing
     * @param stop ends the activation and its consumers
     */
    EndpointActivation(
            String application,
            EndpointPool endpoints,
            SoaConnectionFactory connections,
            AdapterRuntime runtime,
            Function<ServedService, ServiceConsumer> consumers,
            StopSignal stop) {
        this.application = application;
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
        EndpointPool pool = new EndpointPool(endpoints, stop::isGiven, runtime.monotonic());
        return new EndpointActivation(
                endpoints.getActivationName(),
                pool,
                connections,
                runtime,
                new ServiceConsumerFactory(pool, runtime, stop)::consumer,
                stop);
    }

    /** Starts, on another thread. */
    public void start() {
        runtime.threads().named("the activation of " + application).request(this::activate);
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
            } catch (ResourceException | RuntimeException | Error e) {
                logFailure(logged ? Level.DEBUG : Level.ERROR, e);
                logged = true;
            }
            if (!stop.pause(backOff.pause())) {
                return;
            }
            backOff = backOff.next();
        }
    }

    private void logFailure(Level level, Throwable failure) {
        LOG.log(level, "application " + application + " did not name its services, will try again", failure);
    }

    private void begin() throws ResourceException {
        try (EndpointSlot slot = endpoints.slot(application)) {
            EndpointDelivery delivery = slot.get();
            ServedApplication services = delivery.activate(connections);
            if (services.services().stream().anyMatch(service -> service.delivery() == DeliveryMode.AT_LEAST_ONCE)) {
                runtime.renewLeases();
            }
            for (ServedService service : services.services()) {
                delivery.onPhase(service.name(), ServicePhase.STARTING);
            }
            serve(services).forEach(ServiceConsumer::start);
            reportTime = clock.nanoTime() + TOLERATED_DELAY.toNanos();
            mustReport = true;
        }
    }

    /** Makes the consumers, unless the activation stops. A stop that comes later ends them, started or not. */
    private List<ServiceConsumer> serve(ServedApplication services) {
        synchronized (lock) {
            if (!stopping) {
                List<ServiceConsumer> made =
                        services.services().stream().map(consumers).toList();
                serving = new Serving(made, services.end(), runtime.everyTick(() -> tick(made)));
            }
            return serving.consumers();
        }
    }

    private void reportDelay(List<ServiceConsumer> waiting) {
        if (!waiting.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} services of application {1} take no jobs yet, will try again: {2}{3}; service {4}: {5}",
                    waiting.size(),
                    application,
                    waiting.stream()
                            .limit(MOST_NAMES)
                            .map(ServiceConsumer::service)
                            .toList(),
                    waiting.size() > MOST_NAMES ? " and others" : "",
                    waiting.get(0).service(),
                    waiting.get(0).obstacle());
        }
    }

    private void tick(List<ServiceConsumer> made) {
        endpoints.tick();
        if (mustReport && clock.nanoTime() - reportTime >= 0) {
            mustReport = false;
            reportDelay(made.stream().filter(consumer -> !consumer.hasBegun()).toList());
        }
        for (ServiceConsumer consumer : made) {
            try {
                consumer.tick();
            } catch (RuntimeException | Error e) {
                // The other services must go on.
                LOG.log(Level.ERROR, "a regular task of service " + consumer.service() + " failed", e);
            }
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
        endpoints.close();
        ending.ticks().run();
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

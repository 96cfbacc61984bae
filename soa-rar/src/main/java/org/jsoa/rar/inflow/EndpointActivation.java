/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.rar.config.AdapterSettings;
import org.jsoa.rar.connection.BackOff;
import org.jsoa.rar.deadletter.DeadLetterStream;
import org.jsoa.rar.message.EncryptionPolicy;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.queue.AtMostOnceQueue;
import org.jsoa.rar.queue.JobQueue;
import org.jsoa.rar.queue.LeaseRenewer;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.runtime.AdapterRuntime;
import org.jsoa.rar.runtime.SideBySide;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Shard;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.PhaseListener;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServedService;
import org.jsoa.spi.ServicePhase;

/**
 * One application's listener, from activation to deactivation. The listener is asked, on a thread of the server and as soon as
 * the application is up, which services it offers; each gets a consumer.
 */
public final class EndpointActivation {

    private static final Logger LOG = System.getLogger(EndpointActivation.class.getName());
    private static final BackOff FIRST_BACK_OFF = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** How long what is to be done besides waiting for jobs may take, where Redis does not answer. */
    private static final Duration LAST_STEPS = Duration.ofSeconds(60);

    private final StopSignal stop = new StopSignal();
    private final List<ServiceConsumer> consumers = new CopyOnWriteArrayList<>();
    private final List<SerialExecutor> settling = new CopyOnWriteArrayList<>();
    private final MessageEndpointFactory endpoints;
    private final SoaConnectionFactory connections;
    private final AdapterRuntime runtime;
    private TimerTask watch;

    /** Null before the activation. */
    private PhaseListener end;

    /**
     * Creates an activation.
     *
     * @param endpoints makes the endpoints of the application
     * @param connections what the application sends its own jobs through
     * @param runtime the started adapter
     */
    public EndpointActivation(
            MessageEndpointFactory endpoints, SoaConnectionFactory connections, AdapterRuntime runtime) {
        this.endpoints = endpoints;
        this.connections = connections;
        this.runtime = runtime;
    }

    /**
     * Begins, on another thread.
     *
     * @throws ResourceException if the server has no thread
     */
    public void start() throws ResourceException {
        try {
            runtime.threads().run("JSOA activation of " + endpoints.getActivationName(), this::meet);
        } catch (WorkException e) {
            throw new ResourceException("the server has no thread to activate " + endpoints.getActivationName(), e);
        }
    }

    private void meet() {
        BackOff backOff = FIRST_BACK_OFF;
        boolean complained = false;
        while (!stop.endsThisThread()) {
            try {
                begin();
                return;
            } catch (UnavailableException e) {
                complain(Level.DEBUG, e);
                complained = false;
            } catch (ResourceException | RuntimeException e) {
                complain(complained ? Level.DEBUG : Level.ERROR, e);
                complained = true;
            }
            if (!stop.pause(backOff.pause())) {
                return;
            }
            backOff = backOff.next();
        }
    }

    private void complain(Level level, Exception failure) {
        LOG.log(
                level,
                "application " + endpoints.getActivationName() + " did not say which services it has, will ask again",
                failure);
    }

    private void begin() throws ResourceException {
        try (EndpointDelivery delivery = new EndpointDelivery(endpoints)) {
            ServedApplication application = delivery.activate(connections);
            if (application.services().stream().anyMatch(service -> service.delivery() == DeliveryMode.AT_LEAST_ONCE)) {
                runtime.keepLeases();
            }
            for (ServedService service : application.services()) {
                delivery.onPhase(service.name(), ServicePhase.STARTING);
            }
            for (ServiceConsumer consumer : serve(application)) {
                tellOfStart(delivery, consumer.service());
            }
        }
    }

    private List<ServiceConsumer> serve(ServedApplication application) {
        synchronized (consumers) {
            if (!stop.isGiven()) {
                end = application.end();
                application.services().forEach(this::serve);
                watch = runtime.everyTick(this::watch);
            }
            return List.copyOf(consumers);
        }
    }

    private void serve(ServedService service) {
        ServiceConsumer consumer = consumer(service);
        consumers.add(consumer);
        consumer.start();
        LOG.log(
                Level.INFO,
                "serving {0} at {1}",
                service.name(),
                runtime.outlet().settings().redis().name());
    }

    private static void tellOfStart(EndpointDelivery delivery, String service) {
        try {
            delivery.onPhase(service, ServicePhase.STARTED);
        } catch (ResourceException | RuntimeException e) {
            LOG.log(Level.WARNING, "the application could not take note that service " + service + " has started", e);
        }
    }

    private void tellOfEnd(String service, ServicePhase phase) {
        try {
            end.onPhase(service, phase);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the application could not take note that service " + service + " ends", e);
        }
    }

    private ServiceConsumer consumer(ServedService service) {
        AdapterSettings settings = runtime.settings();
        AdapterSettings.Server server = settings.server();
        ReplySender replies = new ReplySender(
                service.name(),
                runtime.outlet().senders(),
                new ReplySender.Form(
                        new ResponseWriter(
                                new ResponseWriterSettings(
                                        server.responses().maxBytes(),
                                        server.responses().chunkBytes()),
                                runtime.outlet().cipher()),
                        server.responses().largeBytes(),
                        settings.outlet().bounds().queueCapacity()),
                runtime.clock(),
                stop);
        RequestReader reader = new RequestReader(
                settings.outlet().limits(),
                new EncryptionPolicy(
                        service.name(), runtime.outlet().cipher(), server.requiresEncryption(service.name())));
        DeadLetterStream deadLetters = runtime.outlet().deadLetters();
        List<JobQueue> queues = service.delivery() == DeliveryMode.AT_MOST_ONCE
                ? atMostOnce(service.name())
                : atLeastOnce(
                        service.name(),
                        new OrphanRecovery(
                                service, server.safety().maxAttempts(), reader, replies, deadLetters, runtime.clock()));
        int concurrency = service.concurrency() == 0 ? server.jobs().concurrency() : service.concurrency();
        ReplyBuffer outbox = new ReplyBuffer(ReplySender.PATIENCE, MonotonicClock.SYSTEM);
        LeaderFollowers turns = new LeaderFollowers(
                queues.size(), concurrency, server.jobs().maxStuckWorkers(), () -> !outbox.isEmpty());
        ReplyDispatcher answers = new ReplyDispatcher(
                service.name(),
                replies,
                outbox,
                new ReplyDispatcher.Sharing(turns::areShort, concurrency),
                runtime.threads());
        return new ServiceConsumer(
                service.name(),
                new ServiceConsumer.Source(
                        endpoints,
                        queues,
                        outbox,
                        new Heartbeat(server.heartbeat().of(service.name()), runtime.clock())),
                new JobProcessor(
                        service.name(),
                        reader,
                        new JobProcessor.Answering(replies, answers),
                        deadLetters,
                        new JobDurationEstimator(server.jobs().refuseLate(), System::nanoTime),
                        runtime.clock()),
                turns,
                runtime.threads(),
                stop);
    }

    private List<JobQueue> atMostOnce(String service) {
        List<Shard> stores = runtime.outlet().ring().shards();
        List<Sender> senders = runtime.outlet().senders().all();
        return IntStream.range(0, stores.size())
                .<JobQueue>mapToObj(
                        i -> new AtMostOnceQueue(stores.get(i), senders.get(i), service, MonotonicClock.SYSTEM))
                .toList();
    }

    private List<JobQueue> atLeastOnce(String service, OrphanRecovery lost) {
        SerialExecutor settlingOfService = new SerialExecutor(service, lost::settle, runtime.threads());
        settling.add(settlingOfService);
        List<Shard> stores = runtime.outlet().ring().shards();
        List<JobQueue> queues = new ArrayList<>();
        for (int i = 0; i < stores.size(); i++) {
            LeaseRenewer keeper = runtime.leases().get(i);
            queues.add(keeper.queue(stores.get(i), service, settlingOfService::settle));
        }
        return List.copyOf(queues);
    }

    private void watch() {
        consumers.forEach(ServiceConsumer::takeOverdueJobs);
        settling.forEach(SerialExecutor::tryAgain);
    }

    /** Stops taking messages, lets what runs finish within the drain budget, and gives everything back. */
    public void stop() {
        stop.give();
        synchronized (consumers) {
            Duration drain = runtime.settings().server().drainTimeout();
            long drained = System.nanoTime() + drain.toNanos();
            consumers.forEach(ServiceConsumer::stopTaking);
            // Where Redis does not answer each takes its time.
            forEach("JSOA wake-up of workers", ServiceConsumer::wake, LAST_STEPS);
            consumers.forEach(consumer -> tellOfEnd(consumer.service(), ServicePhase.DRAINING));
            forEach("JSOA end of services", consumer -> consumer.finish(drained), drain.plus(LAST_STEPS));
            consumers.forEach(consumer -> tellOfEnd(consumer.service(), ServicePhase.STOPPED));
            consumers.clear();
            settling.clear();
            if (watch != null) {
                watch.cancel();
            }
        }
    }

    private void forEach(String name, Consumer<ServiceConsumer> step, Duration longest) {
        List<Runnable> steps = consumers.stream()
                .<Runnable>map(consumer -> () -> step.accept(consumer))
                .toList();
        new SideBySide(runtime.threads()).run(name, steps, longest);
    }
}

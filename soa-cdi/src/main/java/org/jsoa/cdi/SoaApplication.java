/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.client.AdapterConnections;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.service.ActionBeans;
import org.jsoa.cdi.service.ActionHandler;
import org.jsoa.cdi.service.ActionInvoker;
import org.jsoa.cdi.service.CurrentRequest;
import org.jsoa.cdi.service.JobDispatcher;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.JobListener;
import org.jsoa.connection.ServedService;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;

/**
 * The services of this application, ready to run: what stands behind the message-driven bean.
 *
 * @since 0.1
 */
@ApplicationScoped
public class SoaApplication implements JobListener {

    private final AdapterConnections connections;
    private final CurrentRequest current;
    private final List<ServedService> served;
    private final JobDispatcher dispatcher;

    /** For the client proxy only. */
    protected SoaApplication() {
        connections = null;
        current = null;
        served = null;
        dispatcher = null;
    }

    /**
     * Prepares every action.
     *
     * @param extension knows the services
     * @param beanManager finds the beans
     * @param validators the server's validator, if it has one
     * @param connections learns of the adapter
     * @param current the context of the job in hand
     */
    @Inject
    public SoaApplication(
            SoaExtension extension,
            BeanManager beanManager,
            Instance<Validator> validators,
            AdapterConnections connections,
            CurrentRequest current) {
        this.connections = connections;
        this.current = current;
        Settings settings = Settings.ofApplication();
        List<ServiceModel> services = extension.services();
        this.served = services.stream()
                .map(service -> new ServedService(service.name(), settings.concurrency(service.name())))
                .toList();
        this.dispatcher =
                new JobDispatcher(handlers(services, extension, beanManager, validators), settings.tracebacks());
    }

    private static Map<String, Map<String, ActionHandler>> handlers(
            List<ServiceModel> services,
            SoaExtension extension,
            BeanManager beanManager,
            Instance<Validator> validators) {
        Supplier<Optional<Validator>> validator = () -> validators.stream().findFirst();
        ActionBeans beans = new ActionBeans(beanManager);
        BodyMapper mapper = extension.mapper();
        Map<String, Map<String, ActionHandler>> handlers = new HashMap<>();
        for (ServiceModel service : services) {
            Map<String, ActionHandler> actions = new HashMap<>();
            for (ActionModel action : service.actions().values()) {
                actions.put(
                        action.name(),
                        new ActionInvoker(
                                action, beans.of(extension.bean(action), action.beanClass()), mapper, validator));
            }
            handlers.put(service.name(), Map.copyOf(actions));
        }
        return handlers;
    }

    @Override
    public List<ServedService> activate(SoaConnectionFactory factory) {
        connections.use(factory);
        return served;
    }

    @Override
    public JobResponse onJob(IncomingJob job) {
        current.begin(job);
        return dispatcher.dispatch(job);
    }
}

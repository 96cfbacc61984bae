/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.builtin.IntrospectAction;
import org.jsoa.cdi.builtin.StatusAction;
import org.jsoa.cdi.client.ClientProducer;
import org.jsoa.cdi.client.ErrorMappers;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.config.ApplicationSettingsReader;
import org.jsoa.cdi.config.SettingSource;
import org.jsoa.cdi.context.AsynchronousCapture;
import org.jsoa.cdi.context.AsynchronousEntry;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.context.RequestPropagation;
import org.jsoa.cdi.deployment.BeanClassRules;
import org.jsoa.cdi.deployment.BodyRules;
import org.jsoa.cdi.deployment.BuiltIns;
import org.jsoa.cdi.deployment.ClientInjection;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.deployment.LateChecks;
import org.jsoa.cdi.deployment.MiddlewareRules;
import org.jsoa.cdi.deployment.TypedClients;
import org.jsoa.cdi.expansion.ExpansionCatalogue;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.Catalogue;
import org.jsoa.cdi.model.DeclaredDelivery;
import org.jsoa.cdi.model.DeclaredTimeLimits;
import org.jsoa.cdi.model.Definitions;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.servicesettings.DeclaredSettings;
import org.jsoa.cdi.servicesettings.OwnSettings;
import org.jsoa.cdi.transport.AdapterConnections;
import org.jsoa.cdi.wiring.ActionHandlers;
import org.jsoa.cdi.wiring.BuiltInProducer;
import org.jsoa.cdi.wiring.ConnectionsProducer;
import org.jsoa.cdi.wiring.DependencyCheck;
import org.jsoa.cdi.wiring.JobDispatcherProducer;
import org.jsoa.cdi.wiring.LocalActionsProducer;
import org.jsoa.cdi.wiring.LogIdsProducer;
import org.jsoa.cdi.wiring.RestEdgeProducer;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.cdi.wiring.StuckJobsCheck;
import org.jsoa.client.ServiceClients;
import org.jsoa.context.RequestContext;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.middleware.ClientMiddleware;
import org.jsoa.middleware.JobMiddleware;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.ServiceSettings;

/**
 * Finds the services of an application: every bean whose class is annotated {@link Service}, or has {@link Action} methods.
 * It adds JSOA's own beans, among them the producer of {@link org.jsoa.client.SoaClient} clients and the
 * {@link org.jsoa.context.RequestContext}, and gives each service the built-in actions that it does not offer itself. A deployment with mistakes fails with one exception that lists them all.
 *
 * @since 0.1
 */
public class SoaExtension implements Extension {

    private final Map<Class<?>, Bean<?>> beans = new HashMap<>();
    private final Set<ActionModel> actions = new LinkedHashSet<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final MiddlewareRules middleware = new MiddlewareRules();
    private final TypedClients typedClients = new TypedClients();
    private final DeclaredSettings declaredSettings = new DeclaredSettings();
    private volatile OwnSettings ownSettings;
    private volatile Bean<?> expansions;
    private volatile Deployed deployed;

    /** For the container. */
    public SoaExtension() {}

    void addOwnBeans(@Observes BeforeBeanDiscovery event, BeanManager beanManager) {
        for (Class<?> type : List.of(
                SoaApplication.class,
                JobDispatcherProducer.class,
                ActionHandlers.class,
                LocalActionsProducer.class,
                ConnectionsProducer.class,
                AdapterConnections.class,
                ClientProducer.class,
                ErrorMappers.class,
                LogIdsProducer.class,
                RequestPropagation.class,
                AsynchronousCapture.class,
                AsynchronousEntry.class,
                RestEdgeProducer.class,
                BuiltInProducer.class,
                StuckJobsCheck.class,
                DependencyCheck.class,
                StatusAction.class,
                IntrospectAction.class)) {
            event.addAnnotatedType(beanManager.createAnnotatedType(type), type.getName());
        }
    }

    void checkThatItCanBeABean(@Observes @WithAnnotations(Service.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isAnnotationPresent(Service.class)) {
            BeanClassRules.complaint(type).ifPresent(complaint -> problems.add(Problem.of(type, complaint)));
        }
    }

    /** A record of settings is no bean of the container, even if it has a constructor without parameters. */
    void noteSettings(@Observes @WithAnnotations(ServiceSettings.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isAnnotationPresent(ServiceSettings.class)) {
            declaredSettings.add(type);
            event.veto();
        }
    }

    void noteMiddleware(
            @Observes @WithAnnotations({JobMiddleware.class, ActionMiddleware.class, ClientMiddleware.class})
                    ProcessAnnotatedType<?> event) {
        middleware.add(event.getAnnotatedType());
    }

    void readActions(@Observes ProcessManagedBean<?> event) {
        Bean<?> bean = event.getBean();
        Class<?> type = bean.getBeanClass();
        if (BuiltIns.contains(type)) {
            beans.put(type, bean);
            return;
        }
        Definitions definitions =
                Definitions.of(type, BeanClassRules.service(type), BeanClassRules.precedence(type, bean));
        problems.addAll(definitions.problems());
        if (!definitions.actions().isEmpty()) {
            BeanClassRules.complaints(type, bean).forEach(complaint -> problems.add(Problem.of(type, complaint)));
            beans.put(type, bean);
            actions.addAll(definitions.actions());
        }
    }

    void checkClient(@Observes ProcessInjectionPoint<?, ?> event) {
        problems.addAll(ClientInjection.problems(event.getInjectionPoint(), typedClients));
        if (event.getInjectionPoint().getType() instanceof Class<?> type) {
            declaredSettings.add(type);
        }
    }

    void noteInterfaces(@Observes @WithAnnotations(Action.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isInterface()) {
            typedClients.addPresent(type);
        }
    }

    void noteExpansions(@Observes ProcessProducerMethod<ExpansionCatalogue, ConnectionsProducer> event) {
        expansions = event.getBean();
    }

    void noteClients(@Observes ProcessProducerMethod<ServiceClients, ConnectionsProducer> event) {
        typedClients.addNeeded(ServiceClients.class, event.getBean());
    }

    void finish(@Observes AfterBeanDiscovery event, BeanManager beanManager) {
        addCurrentRequest(event);
        actions.addAll(BuiltIns.missing(actions));
        Catalogue catalogue = Catalogue.of(actions);
        problems.addAll(catalogue.problems());
        BodyMapper mapper = new BodyMapper();
        problems.addAll(new BodyRules(mapper).problems(catalogue.services()));
        catalogue.services().forEach(service -> problems.addAll(DeclaredTimeLimits.problems(service)));
        catalogue.services().forEach(service -> problems.addAll(DeclaredDelivery.problems(service)));
        problems.addAll(typedClients.register(event, mapper, beanManager));
        SettingSource source = SettingSource.ofApplication();
        ApplicationSettingsReader settings = new ApplicationSettingsReader(source, catalogue.services());
        problems.addAll(settings.problems());
        addSettings(event, settings.settings());
        ownSettings = declaredSettings.read(
                source, catalogue.services().stream().map(ServiceModel::name).toList());
        problems.addAll(ownSettings.problems());
        ownSettings.register(event);
        if (!problems.isEmpty()) {
            problems.addAll(ownSettings.problemsOfValues(Optional.empty()));
            event.addDefinitionError(new DefinitionException(message(problems)));
        }
        List<ServiceModel> services = problems.isEmpty() ? catalogue.services() : List.of();
        deployed = new Deployed(services, beans, mapper, middleware.calledServices());
        addDeployed(event, deployed);
    }

    /** Its scope must not be a normal one: a record cannot have a client proxy. */
    private static void addDeployed(AfterBeanDiscovery event, Deployed deployed) {
        event.addBean()
                .beanClass(Deployed.class)
                .types(Deployed.class, Object.class)
                .scope(Singleton.class)
                .createWith(context -> deployed);
    }

    /** It is made for each job: as a managed bean the container would look for things to inject each time. */
    private static void addCurrentRequest(AfterBeanDiscovery event) {
        event.addBean()
                .beanClass(CurrentRequest.class)
                .types(CurrentRequest.class, RequestContext.class, Object.class)
                .scope(RequestScoped.class)
                .createWith(context -> new CurrentRequest());
    }

    /** A record has no client proxy, so its scope must be one without. */
    private static void addSettings(AfterBeanDiscovery event, ApplicationSettings settings) {
        event.addBean()
                .beanClass(ApplicationSettings.class)
                .types(ApplicationSettings.class, Object.class)
                .scope(Singleton.class)
                .createWith(context -> settings);
    }

    void checkWhatTheContainerNowKnows(@Observes AfterDeploymentValidation event, BeanManager beanManager) {
        List<Problem> late = new LateChecks(beanManager)
                .ofBeans(deployed.beans())
                .ofMiddleware(middleware)
                .ofExpansions(expansions)
                .ofConstraints(deployed.services(), deployed.mapper())
                .ofAnnotations(deployed.services(), deployed.mapper())
                .ofSettings(ownSettings)
                .problems();
        if (!late.isEmpty()) {
            event.addDeploymentProblem(new DeploymentException(message(late)));
        }
        actions.clear();
        beans.clear();
        problems.clear();
    }

    private static String message(Collection<Problem> problems) {
        return problems.stream()
                .map(Problem::toString)
                .sorted()
                .collect(Collectors.joining("\n  - ", "JSOA cannot serve this application:\n  - ", ""));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.cdi.config.Settings;
import org.jsoa.cdi.config.TimeLimitSettings;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.deployment.Discovery;
import org.jsoa.cdi.expansion.ExpansionCatalogue;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.proxy.ErrorMappers;
import org.jsoa.cdi.wiring.ConnectionsProducer;
import org.jsoa.cdi.wiring.OwnBeans;
import org.jsoa.client.ServiceClients;
import org.jsoa.context.RequestContext;
import org.jsoa.middleware.ActionMiddleware;
import org.jsoa.middleware.ClientMiddleware;
import org.jsoa.middleware.JobMiddleware;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/**
 * Finds the services of an application: every bean whose class is annotated {@link Service}, or has {@link Action} methods.
 * It adds JSOA's own beans, among them the producer of {@link org.jsoa.client.SoaClient} clients and the
 * {@link RequestContext}, and gives each service the built-in actions that it does not declare itself. A deployment with
 * mistakes fails with one exception that lists them all.
 *
 * @since 0.1
 */
public class SoaExtension implements Extension {

    private final Discovery discovery = new Discovery();
    private volatile Deployed deployed;

    /** For the container. */
    public SoaExtension() {}

    void addOwnBeans(@Observes BeforeBeanDiscovery event, BeanManager beanManager) {
        for (Class<?> type : OwnBeans.CLASSES) {
            event.addAnnotatedType(beanManager.createAnnotatedType(type), type.getName());
        }
    }

    void addServiceClass(@Observes @WithAnnotations(Service.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isAnnotationPresent(Service.class)) {
            discovery.addServiceClass(type);
        }
    }

    void addMiddleware(
            @Observes @WithAnnotations({JobMiddleware.class, ActionMiddleware.class, ClientMiddleware.class})
                    ProcessAnnotatedType<?> event) {
        discovery.addMiddleware(event.getAnnotatedType());
    }

    void addInterface(@Observes @WithAnnotations(Action.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isInterface()) {
            discovery.addInterface(type);
        }
    }

    void addBean(@Observes ProcessManagedBean<?> event) {
        discovery.addBean(event.getBean());
    }

    void addInjectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        discovery.addInjectionPoint(event.getInjectionPoint());
    }

    void setExpansions(@Observes ProcessProducerMethod<ExpansionCatalogue, ConnectionsProducer> event) {
        discovery.setExpansions(event.getBean());
    }

    void addClients(@Observes ProcessProducerMethod<ServiceClients, ConnectionsProducer> event) {
        discovery.addNeededByClients(ServiceClients.class, event.getBean());
    }

    void addErrorMappers(@Observes ProcessManagedBean<ErrorMappers> event) {
        discovery.addNeededByClients(ErrorMappers.class, event.getBean());
    }

    void deploy(@Observes AfterBeanDiscovery event, BeanManager beanManager) {
        Deployed found = discovery.deploy(event, beanManager);
        List<Problem> problems = new ArrayList<>(discovery.problems());
        problems.addAll(settingProblems(found.services()));
        if (!problems.isEmpty()) {
            event.addDefinitionError(new DefinitionException(message(problems)));
            return;
        }
        deployed = found;
        addDeployed(event, found);
        addCurrentRequest(event);
    }

    /** Its scope must not be a normal one: a record cannot have a client proxy. */
    private static void addDeployed(AfterBeanDiscovery event, Deployed deployed) {
        event.addBean()
                .beanClass(Deployed.class)
                .types(Deployed.class, Object.class)
                .scope(Singleton.class)
                .createWith(context -> deployed);
    }

    /** It is created for each job. For a managed bean the container would look for injection points each time. */
    private static void addCurrentRequest(AfterBeanDiscovery event) {
        event.addBean()
                .beanClass(CurrentRequest.class)
                .types(CurrentRequest.class, RequestContext.class, Object.class)
                .scope(RequestScoped.class)
                .createWith(context -> new CurrentRequest());
    }

    void checkValidatedDeployment(@Observes AfterDeploymentValidation event, BeanManager beanManager) {
        if (deployed != null) {
            List<Problem> late = discovery.lateProblems(deployed, beanManager);
            if (!late.isEmpty()) {
                event.addDeploymentProblem(new DeploymentException(message(late)));
            }
        }
    }

    private static String message(Collection<Problem> problems) {
        return problems.stream()
                .map(Problem::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n  - ", "JSOA cannot serve this application:\n  - ", ""));
    }

    private static List<Problem> settingProblems(List<ServiceModel> services) {
        Settings settings = Settings.ofApplication();
        List<Problem> found = new ArrayList<>();
        settings.unknownNames().forEach(complaint -> found.add(new Problem("configuration", complaint)));
        List<Runnable> checks = new ArrayList<>(List.of(
                settings::tracebacks,
                settings::logSuccessLevel,
                settings::logErrorLevel,
                settings::redactedKeys,
                settings::callRules,
                settings::threadNames,
                settings::expansions,
                settings::restTrust));
        TimeLimitSettings limits = new TimeLimitSettings(settings);
        for (ServiceModel service : services) {
            limits.unknownActions(service).forEach(complaint -> found.add(new Problem("configuration", complaint)));
            checks.add(() -> settings.concurrency(service.name()));
            checks.add(() -> settings.delivery(service.name()));
            checks.add(() -> settings.dependsOn(service.name()));
            checks.add(() -> limits.of(service));
        }
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (IllegalArgumentException e) {
                found.add(new Problem("setting", e.getMessage()));
            }
        }
        return found;
    }
}

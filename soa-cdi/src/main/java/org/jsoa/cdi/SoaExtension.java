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
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.deployment.Discovery;
import org.jsoa.cdi.expansion.ExpansionCatalogue;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.transaction.ConnectionEnlistment;
import org.jsoa.cdi.transaction.TransactionInterceptors;
import org.jsoa.cdi.wiring.ActivationCheck;
import org.jsoa.cdi.wiring.ConnectionsProducer;
import org.jsoa.cdi.wiring.OwnBeans;
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
 * {@link RequestContext}, and gives each service the built-in actions that it does not declare itself. A deployment with
 * mistakes fails with one exception that lists them all.
 *
 * @since 0.1
 */
public class SoaExtension implements Extension {

    private volatile Discovery discovery = new Discovery();
    private volatile Deployed deployed;
    private volatile ConnectionEnlistment enlistment;

    /** For the container. */
    public SoaExtension() {
        ActivationCheck.warnIfAlone(SoaExtension.class);
    }

    void addOwnBeans(@Observes BeforeBeanDiscovery event, BeanManager beanManager) {
        OwnBeans.CLASSES.forEach(type -> addOwnBean(type, event, beanManager));
        enlistment = ConnectionEnlistment.ofServer().orElse(null);
        if (enlistment != null) {
            TransactionInterceptors.CLASSES.forEach(type -> addOwnBean(type, event, beanManager));
        }
    }

    private static void addOwnBean(Class<?> type, BeforeBeanDiscovery event, BeanManager beanManager) {
        event.addAnnotatedType(beanManager.createAnnotatedType(type), type.getName());
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

    /** A record of settings is no bean of the container, even if it has a constructor without parameters. */
    void addSettings(@Observes @WithAnnotations(ServiceSettings.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isAnnotationPresent(ServiceSettings.class)) {
            discovery.addSettings(type);
            event.veto();
        }
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

    /** Servers also send this event for message-driven beans and servlets, which they prepare when the deployment is complete. */
    void addInjectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        Discovery current = discovery;
        if (current != null) {
            current.addInjectionPoint(event.getInjectionPoint());
        }
    }

    void setExpansions(@Observes ProcessProducerMethod<ExpansionCatalogue, ConnectionsProducer> event) {
        discovery.setExpansions(event.getBean());
    }

    void setClients(@Observes ProcessProducerMethod<ServiceClients, ConnectionsProducer> event) {
        discovery.setClients(event.getBean());
    }

    void deploy(@Observes AfterBeanDiscovery event, BeanManager beanManager) {
        addCurrentRequest(event);
        if (enlistment != null) {
            event.addBean()
                    .beanClass(ConnectionEnlistment.class)
                    .types(ConnectionEnlistment.class, Object.class)
                    .scope(Singleton.class)
                    .createWith(context -> enlistment);
        }
        Deployed found = discovery.deploy(event, beanManager);
        if (discovery.problems().isEmpty()) {
            deployed = found;
        } else {
            event.addDefinitionError(new DefinitionException(message(discovery.problems())));
        }
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
        // The extension lives as long as the application, but the collected classes are no longer needed.
        discovery = null;
    }

    private static String message(Collection<Problem> problems) {
        return problems.stream()
                .map(Problem::toString)
                .sorted()
                .collect(Collectors.joining("\n  - ", "JSOA cannot serve this application:\n  - ", ""));
    }
}

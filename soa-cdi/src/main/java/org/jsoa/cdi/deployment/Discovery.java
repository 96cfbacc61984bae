/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.config.ApplicationSettingsReader;
import org.jsoa.cdi.config.IgnoredSettings;
import org.jsoa.cdi.config.SettingSource;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.Catalogue;
import org.jsoa.cdi.model.Definitions;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.servicesettings.DeclaredSettings;
import org.jsoa.cdi.servicesettings.OwnSettings;

/**
 * Collects what the container finds in the application and applies the rules of deployment to it. It serves one deployment,
 * during which the container calls it.
 *
 * @since 0.1
 */
public final class Discovery {

    private final Map<Class<?>, Bean<?>> beans = new HashMap<>();
    private final Set<ActionModel> actions = new LinkedHashSet<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final MiddlewareRules middleware = new MiddlewareRules();
    private final TypedClients typedClients = new TypedClients();
    private final DeclaredSettings declaredSettings = new DeclaredSettings();
    private Bean<?> expansions;
    private OwnSettings ownSettings;

    /** Creates an empty collection. */
    public Discovery() {}

    /**
     * Adds a class that names a service. The container may still refuse it as a bean, without a message.
     *
     * @param type the class; not null
     */
    public void addServiceClass(Class<?> type) {
        BeanClassRules.complaint(type).ifPresent(complaint -> problems.add(Problem.of(type, complaint)));
    }

    /**
     * Adds a class with an annotation of middleware.
     *
     * @param type the class; not null
     */
    public void addMiddleware(AnnotatedType<?> type) {
        middleware.add(type);
    }

    /**
     * Adds a bean, which may offer actions.
     *
     * @param bean the bean; not null
     */
    public void addBean(Bean<?> bean) {
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

    /**
     * Adds an injection point, which may be that of a client or of a record of settings.
     *
     * @param point the injection point; not null
     */
    public void addInjectionPoint(InjectionPoint point) {
        problems.addAll(ClientInjection.problems(point, typedClients));
        if (point.getType() instanceof Class<?> type) {
            declaredSettings.add(type);
        }
    }

    /**
     * Adds a class that declares settings of a service.
     *
     * @param type the class; not null
     */
    public void addSettings(Class<?> type) {
        declaredSettings.add(type);
    }

    /**
     * Adds an interface with actions, which may be that of a typed client.
     *
     * @param type the interface; not null
     */
    public void addInterface(Class<?> type) {
        typedClients.addPresent(type);
    }

    /**
     * Sets the bean of the clients of all services, which typed clients need.
     *
     * @param bean the bean; not null
     */
    public void setClients(Bean<?> bean) {
        typedClients.setClients(bean);
    }

    /**
     * Sets the bean of the expansions of clients.
     *
     * @param bean the bean; not null
     */
    public void setExpansions(Bean<?> bean) {
        expansions = bean;
    }

    /**
     * Assembles the services, reads the settings, and adds the beans that hold the results. All beans of the
     * application must be known.
     *
     * @param event adds beans
     * @param beanManager the bean manager of the application
     * @return the result, which is valid only if there are no {@link #problems()}
     */
    public Deployed deploy(AfterBeanDiscovery event, BeanManager beanManager) {
        actions.addAll(BuiltIns.missing(actions));
        Catalogue catalogue = Catalogue.of(actions);
        problems.addAll(catalogue.problems());
        BodyMapper mapper = new BodyMapper();
        problems.addAll(new BodyRules(mapper).problems(catalogue.services()));
        problems.addAll(typedClients.register(event, mapper, beanManager));
        readSettings(event, catalogue.services());
        Deployed deployed = new Deployed(catalogue.services(), beans, mapper, middleware.calledServices());
        addSingleton(event, Deployed.class, deployed);
        return deployed;
    }

    private void readSettings(AfterBeanDiscovery event, List<ServiceModel> services) {
        SettingSource source = SettingSource.ofApplication();
        ApplicationSettingsReader reader = new ApplicationSettingsReader(source, services);
        problems.addAll(reader.problems());
        IgnoredSettings.warn(Thread.currentThread().getContextClassLoader());
        addSingleton(event, ApplicationSettings.class, reader.settings());
        ownSettings = declaredSettings.read(
                source, services.stream().map(ServiceModel::name).toList());
        problems.addAll(ownSettings.problems());
        ownSettings.register(event);
        if (!problems.isEmpty()) {
            // The deployment fails now, before the values are checked with their constraints.
            problems.addAll(ownSettings.problemsOfValues(Optional.empty()));
        }
    }

    /** The scope of a record must not be a normal one: a record cannot have a client proxy. */
    private static <T extends Record> void addSingleton(AfterBeanDiscovery event, Class<T> type, T value) {
        event.addBean()
                .beanClass(type)
                .types(type, Object.class)
                .scope(Singleton.class)
                .createWith(context -> value);
    }

    /**
     * Returns the mistakes that {@link #deploy} and the methods before it found.
     *
     * @return the mistakes
     */
    public Collection<Problem> problems() {
        return problems;
    }

    /**
     * Finds the mistakes that only a validated deployment shows.
     *
     * @param deployed the result of the deployment
     * @param beanManager the bean manager of the application
     * @return the mistakes
     */
    public List<Problem> lateProblems(Deployed deployed, BeanManager beanManager) {
        return new LateChecks(beanManager)
                .ofBeans(deployed.beans())
                .ofMiddleware(middleware)
                .ofExpansions(expansions)
                .ofConstraints(deployed.services(), deployed.mapper())
                .ofAnnotations(deployed.services(), deployed.mapper())
                .ofSettings(ownSettings)
                .problems();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.validation.Validator;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.expansion.ExpansionCatalogue;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.servicesettings.OwnSettings;
import org.jsoa.untrusted.SafeLogger;

/**
 * Finds the mistakes that only a validated deployment shows. Before that the container gives no references to beans.
 */
final class LateChecks {

    private static final Logger LOG = SafeLogger.of(LateChecks.class);

    private static final String NO_PROXY =
            "has actions that cannot be called through a client proxy; make the class and its"
                    + " methods not final and give it a constructor without parameters that is not private, or give it the scope"
                    + " @Dependent: ";

    private final BeanManager beanManager;
    private final List<Problem> problems = new ArrayList<>();

    LateChecks(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    /** Returns the mistakes. */
    List<Problem> problems() {
        return problems;
    }

    /**
     * Tries to create client proxies. The container has not done that, because nothing injects the beans of actions.
     */
    LateChecks ofBeans(Map<Class<?>, Bean<?>> beans) {
        beans.forEach((type, bean) -> {
            if (beanManager.isNormalScope(bean.getScope())) {
                try {
                    beanManager.getReference(bean, type, beanManager.createCreationalContext(bean));
                } catch (RuntimeException e) {
                    problems.add(Problem.of(type, NO_PROXY + e.getMessage()));
                }
            }
        });
        return this;
    }

    LateChecks ofMiddleware(MiddlewareRules middleware) {
        problems.addAll(middleware.problems(beanManager));
        return this;
    }

    /** Creates the expansions of clients. Otherwise the first call with an expansion would show their mistakes. */
    LateChecks ofExpansions(Bean<?> expansions) {
        try {
            beanManager.getReference(
                    expansions, ExpansionCatalogue.class, beanManager.createCreationalContext(expansions));
        } catch (RuntimeException e) {
            problems.add(new Problem("the expansions of clients", e.getMessage()));
        }
        return this;
    }

    /** Checks the constraints of bodies and results, if the server has a validator. */
    LateChecks ofConstraints(List<ServiceModel> services, BodyMapper mapper) {
        Optional<Validator> validator = validator();
        if (validator.isPresent()) {
            ConstraintRules rules = new ConstraintRules(validator.get(), mapper, beanManager);
            UncheckedConstraints unchecked = new UncheckedConstraints(validator.get(), mapper);
            for (ServiceModel service : services) {
                for (ActionModel action : service.models()) {
                    rules.check(action);
                    unchecked.check(action);
                }
            }
            problems.addAll(rules.problems());
            warn(unchecked.warnings());
        }
        return this;
    }

    /** Checks the values and the constraints of the settings that services declare. */
    LateChecks ofSettings(OwnSettings settings) {
        problems.addAll(settings.problemsOfValues(validator()));
        return this;
    }

    private Optional<Validator> validator() {
        return beanManager.createInstance().select(Validator.class).stream().findFirst();
    }

    LateChecks ofAnnotations(List<ServiceModel> services, BodyMapper mapper) {
        IgnoredAnnotations ignored = new IgnoredAnnotations(mapper);
        services.forEach(service -> service.models().forEach(ignored::check));
        warn(ignored.warnings());
        return this;
    }

    private static void warn(Set<Problem> warnings) {
        warnings.stream().map(Problem::toString).sorted().forEach(warning -> LOG.log(Level.WARNING, warning));
    }
}

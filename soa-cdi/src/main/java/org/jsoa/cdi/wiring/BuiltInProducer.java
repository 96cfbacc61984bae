/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Objects;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.builtin.ServiceVersion;
import org.jsoa.cdi.config.Settings;
import org.jsoa.cdi.deployment.BuiltIns;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.PerService;
import org.jsoa.cdi.model.ServiceModel;

/**
 * Tells the built-in actions about the application they are in.
 *
 * @since 0.1
 */
@Dependent
public class BuiltInProducer {

    private static final String UNKNOWN = "unknown";

    /** For the container. */
    public BuiltInProducer() {}

    /**
     * Gives what converts bodies.
     *
     * @param deployed has it
     * @return the mapper
     */
    @Produces
    @Singleton
    public BodyMapper mapper(Deployed deployed) {
        return deployed.mapper();
    }

    /**
     * Returns the services of the application by name.
     *
     * @param deployed what deployment found
     * @return the services; null stands for all others
     */
    @Produces
    @Singleton
    public PerService<ServiceModel> services(Deployed deployed) {
        return PerService.of(deployed.services(), service -> service, null);
    }

    /**
     * Returns the version of each service: that of the settings, or else that of the manifest of the jar with its beans.
     *
     * @param deployed what deployment found
     * @return the versions
     */
    @Produces
    @Singleton
    public PerService<ServiceVersion> versions(Deployed deployed) {
        Settings settings = Settings.ofApplication();
        return PerService.of(
                deployed.services(),
                service -> new ServiceVersion(
                        settings.version(service.name()).orElseGet(() -> fromManifest(service)),
                        settings.build(service.name()).orElse(null)),
                new ServiceVersion(UNKNOWN, null));
    }

    private static String fromManifest(ServiceModel service) {
        return service.models().stream()
                .map(ActionModel::beanClass)
                .filter(type -> !BuiltIns.contains(type))
                .sorted(Comparator.comparing(Class::getName))
                .map(type -> type.getPackage().getImplementationVersion())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(UNKNOWN);
    }
}

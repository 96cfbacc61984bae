/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.builtin.OfferedAction;
import org.jsoa.cdi.builtin.OfferedActions;
import org.jsoa.cdi.builtin.ServiceVersion;
import org.jsoa.cdi.builtin.ServiceVersions;
import org.jsoa.cdi.builtin.SettingsListing;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.deployment.BuiltIns;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.ActionVariants;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.servicesettings.OwnSettings;

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
     * Lists the actions of each service.
     *
     * @param deployed knows the services
     * @return the actions
     */
    @Produces
    @Singleton
    public OfferedActions offeredActions(Deployed deployed) {
        Map<String, List<OfferedAction>> byService = new HashMap<>();
        for (ServiceModel service : deployed.services()) {
            byService.put(
                    service.name(),
                    service.actions().values().stream()
                            .flatMap(BuiltInProducer::offered)
                            .toList());
        }
        return service -> byService.getOrDefault(service, List.of());
    }

    private static Stream<OfferedAction> offered(ActionVariants variants) {
        if (variants.inOrder().size() == 1) {
            return Stream.of(offered(variants.fallback(), ""));
        }
        return variants.inOrder().stream()
                .map(variant -> offered(
                        variant,
                        variant.equals(variants.fallback())
                                ? "[DEFAULT]"
                                : "[switch:" + variant.condition().number() + "]"));
    }

    private static OfferedAction offered(ActionModel action, String suffix) {
        return new OfferedAction(action.name(), action.name() + suffix, action.beanClass(), action.method());
    }

    /**
     * Finds out the version of each service: as set, else as in the manifest of the jar that its beans came in.
     *
     * @param deployed knows the services
     * @param settings has the versions that are set
     * @return the versions
     */
    @Produces
    @Singleton
    public ServiceVersions versions(Deployed deployed, ApplicationSettings settings) {
        Map<String, ServiceVersion> byService = new HashMap<>();
        for (ServiceModel service : deployed.services()) {
            ApplicationSettings.Served served = settings.services().get(service.name());
            String version = served.version().orElseGet(() -> fromManifest(service));
            byService.put(
                    service.name(), new ServiceVersion(version, served.build().orElse(null)));
        }
        return service -> byService.getOrDefault(service, new ServiceVersion(UNKNOWN, null));
    }

    /**
     * Lists the settings that services declare themselves.
     *
     * @param settings has them
     * @return the listing
     */
    @Produces
    @Singleton
    public SettingsListing settings(OwnSettings settings) {
        return settings::listing;
    }

    private static String fromManifest(ServiceModel service) {
        return service.actions().values().stream()
                .flatMap(variants -> variants.inOrder().stream())
                .map(ActionModel::beanClass)
                .filter(type -> !BuiltIns.contains(type))
                .sorted(Comparator.comparing(Class::getName))
                .map(type -> type.getPackage().getImplementationVersion())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(UNKNOWN);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.cdi.model.PerService;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.time.TimeLimits;

/** The time limits of jobs and actions: what is set for an action, else declared by its bean, else set for all. */
public final class TimeLimitSettings {

    private static final String JOB = "job-timeout-millis";
    private static final String ACTION = "action-timeout-millis";
    private static final String OF_ALL = "soa.server.";

    /** PySOA's harakiri. */
    private static final Duration JOB_DEFAULT = Duration.ofSeconds(300);

    private final Settings settings;

    public TimeLimitSettings(Settings settings) {
        this.settings = settings;
    }

    public PerService<TimeLimits> of(List<ServiceModel> services) {
        return PerService.of(services, this::of, TimeLimits.NONE);
    }

    /**
     * Returns the limits of one service.
     *
     * @throws IllegalArgumentException if a setting is wrong, naming it and what it must be
     */
    public TimeLimits of(ServiceModel service) {
        String name = service.name();
        Duration job = settings.timeLimit(Settings.ofService(name, JOB))
                .or(() -> settings.timeLimit(OF_ALL + JOB))
                .orElse(JOB_DEFAULT);
        Optional<Duration> ofAnyAction =
                settings.timeLimit(Settings.ofService(name, ACTION)).or(() -> settings.timeLimit(OF_ALL + ACTION));
        Map<String, Duration> actions = new HashMap<>();
        service.actions().forEach((action, variants) -> settings.timeLimit(ofAction(name, action))
                .or(() -> variants.timeLimit())
                .or(() -> ofAnyAction)
                .filter(limit -> !limit.isZero())
                .ifPresent(limit -> actions.put(action, limit)));
        return new TimeLimits(job.isZero() ? null : job, actions);
    }

    /** A sentence for each setting that is for an action of the service which does not exist. */
    public List<String> unknownActions(ServiceModel service) {
        String prefix = Settings.ofService(service.name(), "actions.");
        List<String> known = service.actions().keySet().stream()
                .map(action -> ofAction(service.name(), action))
                .toList();
        List<String> complaints = new ArrayList<>();
        for (String name : settings.namesFrom(prefix)) {
            if (!known.contains(name)) {
                complaints.add(name + " is for an action that the service " + service.name() + " does not have; it has "
                        + String.join(
                                ", ",
                                service.actions().keySet().stream().sorted().toList()));
            }
        }
        return complaints;
    }

    private static String ofAction(String service, String action) {
        return Settings.ofService(service, "actions." + action + ".timeout-millis");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.time.TimeLimits;
import org.jsoa.spi.ApplicationSetting;

/**
 * Reads the time limits of jobs and actions. The limit of an action is that of its own setting, else that of its bean,
 * else the setting for all actions.
 */
final class TimeLimitReader {

    private final SettingReader reader;
    private final Optional<Duration> ofJobs;
    private final Optional<Duration> ofActions;

    TimeLimitReader(SettingReader reader) {
        this.reader = reader;
        this.ofJobs = reader.millis(ApplicationSetting.JOB_TIMEOUT);
        this.ofActions = reader.millis(ApplicationSetting.ACTION_TIMEOUT);
    }

    /** Returns the limits of one service. */
    TimeLimits of(ServiceModel service) {
        String name = service.name();
        Duration job = reader.millis(ApplicationSetting.SERVICE_JOB_TIMEOUT, name)
                .or(() -> ofJobs)
                .orElse(Duration.ZERO);
        Optional<Duration> ofAnyAction =
                reader.millis(ApplicationSetting.SERVICE_ACTION_TIMEOUT, name).or(() -> ofActions);
        Map<String, Duration> actions = new HashMap<>();
        service.actions()
                .forEach((action, variants) -> reader.millis(ApplicationSetting.ONE_ACTION_TIMEOUT, name, action)
                        .or(() -> variants.timeLimit())
                        .or(() -> ofAnyAction)
                        .filter(limit -> !limit.isZero())
                        .ifPresent(limit -> actions.put(action, limit)));
        return new TimeLimits(job.isZero() ? null : job, actions);
    }

    /** Returns a message for each setting of an action that the service does not have. */
    List<String> unknownActions(ServiceModel service) {
        List<String> actions = service.actions().keySet().stream().sorted().toList();
        List<String> known = actions.stream()
                .map(action -> ApplicationSetting.ONE_ACTION_TIMEOUT.nameFor(service.name(), action))
                .toList();
        return reader.namesFrom("soa.services." + service.name() + ".actions.").stream()
                .filter(name -> !known.contains(name))
                .map(name -> name + " is for an action that the service " + service.name() + " does not have; it has "
                        + String.join(", ", actions))
                .toList();
    }
}

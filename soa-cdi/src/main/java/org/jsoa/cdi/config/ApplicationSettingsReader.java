/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.client.CallRules;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.rest.Trust;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.ApplicationSetting;
import org.jsoa.spi.SettingNames;

/**
 * Reads the settings of an application and finds all mistakes in them at once.
 *
 * @since 0.1
 */
public final class ApplicationSettingsReader {

    private static final Map<String, Trust> TRUST =
            Map.of("none", Trust.NONE, "correlation", Trust.CORRELATION, "switches", Trust.SWITCHES);

    private final SettingReader reader;
    private final TimeLimitReader limits;
    private final ApplicationSettings settings;
    private final List<Problem> problems;

    /**
     * Reads the settings.
     *
     * @param source the source of the settings; never null
     * @param services the services of the application; never null
     */
    public ApplicationSettingsReader(SettingSource source, List<ServiceModel> services) {
        reader = new SettingReader(source);
        limits = new TimeLimitReader(reader);
        settings = read(services);
        problems = new ArrayList<>(reader.problems());
        SettingNames.complaints(source.names(), System.getenv().keySet())
                .forEach(complaint -> problems.add(new Problem("configuration", complaint)));
        services.forEach(service -> limits.unknownActions(service)
                .forEach(complaint -> problems.add(new Problem("configuration", complaint))));
    }

    /**
     * Returns the settings. A wrong value counts as not set.
     *
     * @return the settings
     */
    public ApplicationSettings settings() {
        return settings;
    }

    /**
     * Returns the mistakes in the settings.
     *
     * @return a problem for each wrong value and each unknown name, each with a correction
     */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private ApplicationSettings read(List<ServiceModel> services) {
        Map<String, ApplicationSettings.Served> served = new HashMap<>();
        services.forEach(service -> served.put(service.name(), served(service)));
        CalledServiceReader called = new CalledServiceReader(reader);
        return new ApplicationSettings(
                served,
                reader.flag(ApplicationSetting.FAILURE_MESSAGES).orElse(false),
                reader.flag(ApplicationSetting.TRACEBACKS).orElse(false),
                new ApplicationSettings.Logging(
                        level(ApplicationSetting.LOG_SUCCESS_LEVEL),
                        level(ApplicationSetting.LOG_ERROR_LEVEL),
                        Set.copyOf(reader.list(ApplicationSetting.LOG_REDACT)),
                        reader.flag(ApplicationSetting.LOG_THREAD_NAMES).orElse(true)),
                reader.choice(TRUST, ApplicationSetting.REST_TRUST).orElse(Trust.NONE),
                reader.text(ApplicationSetting.CONNECTION_FACTORY),
                new CallRules(
                        reader.millis(ApplicationSetting.DEADLINE_MARGIN).orElse(Duration.ZERO),
                        called.routes(),
                        called.policies()),
                new ExpansionReader(reader).read());
    }

    private ApplicationSettings.Served served(ServiceModel service) {
        String name = service.name();
        return new ApplicationSettings.Served(
                reader.number(ApplicationSetting.CONCURRENCY, name).orElse(0),
                reader.text(ApplicationSetting.DELIVERY, name).map(DeliveryMode::valueOf),
                limits.of(service),
                reader.text(ApplicationSetting.VERSION, name),
                reader.text(ApplicationSetting.BUILD, name),
                dependsOn(name));
    }

    private List<String> dependsOn(String service) {
        Optional<String> text = reader.text(ApplicationSetting.DEPENDS_ON, service);
        List<String> others = reader.list(ApplicationSetting.DEPENDS_ON, service);
        if (others.contains(service)) {
            reader.refuse(ApplicationSetting.DEPENDS_ON, text.orElse(""), service);
        }
        return others.stream().distinct().toList();
    }

    private Level level(ApplicationSetting setting) {
        return reader.text(setting).map(Level::valueOf).orElse(Level.OFF);
    }
}

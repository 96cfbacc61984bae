/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.SettingNames;
import org.jsoa.untrusted.SafeLogger;

/**
 * Warns of settings of the adapter in a configuration file of the application. The adapter does not see that file.
 *
 * @since 0.1
 */
public final class IgnoredSettings {

    private static final Logger LOG = SafeLogger.of(IgnoredSettings.class);
    private static final String FILE = "META-INF/microprofile-config.properties";

    private IgnoredSettings() {}

    /**
     * Logs one warning that names them all, if there are any.
     *
     * @param application the class loader of the application
     */
    public static void warn(ClassLoader application) {
        try {
            Set<String> names = names(application, JobListener.class.getClassLoader());
            if (!names.isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "settings of the adapter in " + FILE + " of the application have no effect: " + names
                                + ". Set them as system properties or environment variables of the server, or as properties of"
                                + " the adapter.");
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "the configuration files of the application cannot be read", e);
        }
    }

    /** Returns the settings of the adapter in files that the application sees and the adapter does not. */
    static Set<String> names(ClassLoader application, ClassLoader adapter) throws IOException {
        Set<String> names = new TreeSet<>();
        List<String> shared = adapter == null || adapter == application
                ? List.of()
                : Collections.list(adapter.getResources(FILE)).stream()
                        .map(URL::toString)
                        .toList();
        for (URL file : Collections.list(application.getResources(FILE))) {
            if (!shared.contains(file.toString())) {
                names.addAll(read(file).stringPropertyNames());
            }
        }
        names.retainAll(SettingNames.ADAPTER);
        return names;
    }

    private static Properties read(URL file) throws IOException {
        Properties properties = new Properties();
        try (InputStream content = file.openStream()) {
            properties.load(content);
        }
        return properties;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.jsoa.cdi.log.RecordedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of the adapter in a file of the application. */
class IgnoredSettingsTest {

    @TempDir
    Path directory;

    private URLClassLoader loader(String name, ClassLoader parent, String content) throws IOException {
        Path root = directory.resolve(name);
        Path file = root.resolve("META-INF/microprofile-config.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return new URLClassLoader(new URL[] {root.toUri().toURL()}, parent);
    }

    @Test
    void areNamedWithWhatToDo() throws IOException {
        try (RecordedLog log = new RecordedLog(IgnoredSettings.class.getName(), Level.WARNING);
                URLClassLoader application = loader(
                        "war", null, "soa.redis.url=redis://other:6379\nsoa.server.log.redact=iban\nacme.url=x\n")) {
            IgnoredSettings.warn(application);

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("[soa.redis.url]")
                    .contains("system properties");
        }
    }

    @Test
    void areThoseOfFilesThatTheAdapterDoesNotSee() throws IOException {
        try (URLClassLoader adapter = loader("rar", null, "soa.redis.url=redis://one:6379\n");
                URLClassLoader application = loader("war", adapter, "soa.redis.user=me\n")) {
            assertThat(IgnoredSettings.names(application, adapter)).containsExactly("soa.redis.user");
            assertThat(IgnoredSettings.names(adapter, adapter)).containsExactly("soa.redis.url");
        }
    }
}

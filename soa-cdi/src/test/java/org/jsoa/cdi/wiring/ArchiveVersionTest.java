/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The version of a WAR whose classes lie in {@code WEB-INF/classes}. */
class ArchiveVersionTest {

    /** A class of the application. */
    public static class Actions {}

    @TempDir
    Path war;

    private void write(String name, String content) throws IOException {
        Path file = war.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Optional<String> version() throws IOException, ClassNotFoundException {
        String name = Actions.class.getName();
        String file = name.replace('.', '/') + ".class";
        Path classes = war.resolve("WEB-INF/classes");
        Files.createDirectories(classes.resolve(file).getParent());
        try (InputStream content = Actions.class.getResourceAsStream("/" + file)) {
            Files.write(classes.resolve(file), content.readAllBytes());
        }
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader application = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            return ArchiveVersion.of(application.loadClass(name));
        }
    }

    @Test
    void isThatOfTheManifest() throws Exception {
        write("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 4.2\n");
        write("META-INF/maven/org.acme/shop/pom.properties", "version=4.1\n");

        assertThat(version()).contains("4.2");
    }

    @Test
    void isThatOfMavenIfTheManifestHasNone() throws Exception {
        write("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
        write("META-INF/maven/org.acme/shop/pom.properties", "artifactId=shop\nversion=4.1\n");

        assertThat(version()).contains("4.1");
    }

    @Test
    void isUnknownIfTheArchiveHasNone() throws Exception {
        assertThat(version()).isEmpty();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jsoa.untrusted.SafeLogger;

/**
 * Finds the version of the archive that a class belongs to: the {@code Implementation-Version} of the manifest, or the version in the
 * {@code pom.properties} that Maven writes. The class path has those of a jar. Those of a WAR lie beside {@code WEB-INF}.
 */
final class ArchiveVersion {

    private static final Logger LOG = SafeLogger.of(ArchiveVersion.class);
    private static final String CLASSES = "WEB-INF/classes/";

    /** Group, artifact and file below {@code META-INF/maven}. */
    private static final int POM_DEPTH = 3;

    private ArchiveVersion() {}

    static Optional<String> of(Class<?> type) {
        Package declared = type.getPackage();
        String ofJar = declared == null ? null : declared.getImplementationVersion();
        return ofJar == null ? ofWar(type) : Optional.of(ofJar);
    }

    private static Optional<String> ofWar(Class<?> type) {
        URL file = type.getResource("/" + type.getName().replace('.', '/') + ".class");
        int end = file == null ? -1 : file.toString().lastIndexOf(CLASSES);
        if (end < 0) {
            return Optional.empty();
        }
        URI root = URI.create(file.toString().substring(0, end));
        try {
            return inManifest(root).or(() -> inPom(root));
        } catch (IOException | UncheckedIOException | IllegalArgumentException | FileSystemNotFoundException e) {
            LOG.log(Level.DEBUG, "the archive of " + type.getName() + " tells no version", e);
            return Optional.empty();
        }
    }

    private static Optional<String> inManifest(URI root) throws IOException {
        try (InputStream content =
                URI.create(root + "META-INF/MANIFEST.MF").toURL().openStream()) {
            return Optional.ofNullable(
                    new Manifest(content).getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION));
        } catch (java.io.FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> inPom(URI root) {
        try (Stream<Path> files = Files.walk(Path.of(URI.create(root + "META-INF/maven")), POM_DEPTH)) {
            return files.filter(path -> path.endsWith("pom.properties"))
                    .findFirst()
                    .map(ArchiveVersion::version);
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(Path pom) {
        Properties properties = new Properties();
        try (InputStream content = Files.newInputStream(pom)) {
            properties.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}

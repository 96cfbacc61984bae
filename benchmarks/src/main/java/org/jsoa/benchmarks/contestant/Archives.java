/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.benchmarks.container.client.EchoCalls;
import org.jsoa.benchmarks.container.link.HarnessLink;
import org.jsoa.benchmarks.container.service.EchoActions;
import org.jsoa.benchmarks.control.ControlLink;
import org.jsoa.benchmarks.load.Call;
import org.jsoa.cdi.SoaExtension;
import org.jsoa.service.Service;

/**
 * The applications that are deployed.
 *
 * @param directory where their archives go
 */
record Archives(Path directory) {

    Path service() throws IOException {
        return export("echo-service.war", EchoActions.class);
    }

    Path client() throws IOException {
        return export("echo-client.war", EchoCalls.class);
    }

    private Path export(String name, Class<?> bean) throws IOException {
        File file = Files.createDirectories(directory).resolve(name).toFile();
        ShrinkWrap.create(WebArchive.class, name)
                .addPackages(
                        false,
                        bean.getPackage(),
                        HarnessLink.class.getPackage(),
                        ControlLink.class.getPackage(),
                        Call.class.getPackage())
                .addAsLibraries(jarOf(SoaExtension.class), jarOf(Service.class), jarOf(Histogram.class))
                .as(ZipExporter.class)
                .exportTo(file, true);
        return file.toPath();
    }

    private static File jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class was loaded from a place without a name", e);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.environment.TestFiles;

/** Archives as applications of users are packed. */
public final class TestApplication {

    private TestApplication() {}

    /** Makes an archive that holds the libraries of an application of a user, and no class of its own. */
    public static WebArchive empty(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addAsLibraries(TestFiles.file("soa-cdi.jar").toFile(), jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.server;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.platform.TransactedActions;
import org.jsoa.test.service.ProbeActions;

/** The applications that the tests on Payara Micro deploy. */
public final class TestApplication {

    private TestApplication() {}

    /** Makes the archive: the probe service, and what an application of a user would have in WEB-INF/lib. */
    public static WebArchive archive() {
        return empty("probe.war").addPackage(ProbeActions.class.getPackage());
    }

    /** Makes an archive with what an application of a user would have in WEB-INF/lib, and nothing else. */
    public static WebArchive empty(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addAsLibraries(TestFiles.file("soa-cdi.jar").toFile(), jarOf(Assertions.class));
    }

    /** Makes the archive of the application with interceptors of the platform. */
    public static WebArchive platform() {
        return ShrinkWrap.create(WebArchive.class, "platform.war")
                .addPackage(TransactedActions.class.getPackage())
                .addAsLibraries(TestFiles.file("soa-cdi.jar").toFile());
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

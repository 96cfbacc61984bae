/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.logging.Level;
import org.jsoa.cdi.SoaExtension;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.log.RecordedLog;
import org.jsoa.cdi.transport.AdapterConnections;
import org.jsoa.spi.JobListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says about an application without an adapter. */
class ActivationCheckTest {

    private final RecordedLog log = new RecordedLog(ActivationCheck.class.getName(), Level.WARNING);
    private final AdapterConnections connections = new AdapterConnections();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void namesTheOrderOfDeploymentIfNobodyHasActivatedTheApplication() {
        new ActivationCheck(connections).warnIfMissing();

        assertThat(log.lines()).singleElement().asString().contains("Deploy soa-rar.rar before the application");
    }

    @Test
    void saysNothingIfAnAdapterHas() {
        connections.use(new RecordingAdapter());
        new ActivationCheck(connections).warnIfMissing();

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void tellsAtOnceIfTheApplicationSharesNoClassesWithAnAdapter() throws Exception {
        URL[] own = {location(SoaExtension.class), location(JobListener.class)};
        try (URLClassLoader application = new URLClassLoader(own, new WithoutJsoa())) {
            application.loadClass(SoaExtension.class.getName()).getConstructor().newInstance();
        }

        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("not visible to this application")
                .contains("Deploy soa-rar.rar before the application");
    }

    @Test
    void saysNothingIfTheClassesAreThoseOfTheAdapter() throws Exception {
        URL[] own = {location(SoaExtension.class)};
        ClassLoader adapter = new URLClassLoader(new URL[] {location(JobListener.class)}, new WithoutJsoa());
        try (URLClassLoader application = new URLClassLoader(own, adapter)) {
            application.loadClass(SoaExtension.class.getName()).getConstructor().newInstance();
        }

        assertThat(log.lines()).isEmpty();
    }

    /** A server without JSOA. */
    private static final class WithoutJsoa extends ClassLoader {

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.jsoa.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}

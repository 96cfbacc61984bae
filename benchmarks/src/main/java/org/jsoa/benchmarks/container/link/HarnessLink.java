/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.container.link;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jsoa.benchmarks.control.ControlLink;
import org.jsoa.benchmarks.control.Reporter;
import org.jsoa.benchmarks.load.CallSource;

/** Reports to the harness when the application is up, and ends the server when the harness is gone. */
@ApplicationScoped
public class HarnessLink {

    private static final Logger LOG = System.getLogger(HarnessLink.class.getName());

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private CallSource calls;

    /** Made by the container. */
    public HarnessLink() {}

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        threads.newThread(this::obey).start();
    }

    private void obey() {
        try (ControlLink link = new ControlLink(Reporter.of(System.getProperties()), calls, threads)) {
            link.obey();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the harness is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}

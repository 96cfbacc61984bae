/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.validator.cdi.ValidationExtension;
import org.jboss.weld.bootstrap.spi.BeanDiscoveryMode;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobWatch;

/** An application in Weld, found by its annotations alone, whose jobs come as they would through the adapter. */
final class Container implements AutoCloseable {

    private static final JobWatch NO_WATCH = (time, answer) -> true;

    private final WeldContainer weld;

    private Container(WeldContainer weld) {
        this.weld = weld;
    }

    static Container of(Class<?>... classes) {
        return new Container(new Weld()
                .disableDiscovery()
                .setBeanDiscoveryMode(BeanDiscoveryMode.ANNOTATED)
                .addExtension(new SoaExtension())
                .addExtension(new ValidationExtension())
                .beanClasses(classes)
                // Weld starts with no classes of its own only where it finds a beans.xml.
                .addBeanClass(Container.class)
                .initialize());
    }

    <T> T get(Class<T> type) {
        return weld.select(type).get();
    }

    WeldContainer weld() {
        return weld;
    }

    /** Does something within a CDI request of its own. */
    <T> T inRequest(Supplier<T> work) {
        RequestContextController request = get(RequestContextController.class);
        request.activate();
        try {
            return work.get();
        } finally {
            request.deactivate();
        }
    }

    JobResponse run(IncomingJob job) {
        return inRequest(() -> get(SoaApplication.class).onJob(job, NO_WATCH));
    }

    JobResponse run(JobControl control, ActionRequest... actions) {
        return run(job(new JobRequest(control, JobContext.of("cid", List.of()), List.of(actions))));
    }

    ActionResponse run(String action, Map<String, Object> body) {
        return run(JobControl.DEFAULT, new ActionRequest(action, body))
                .actions()
                .get(0);
    }

    ActionResponse runOn(String service, String action, Map<String, Object> body) {
        JobRequest request = new JobRequest(
                JobControl.DEFAULT, JobContext.of("cid", List.of()), List.of(new ActionRequest(action, body)));
        return run(new IncomingJob(service, 1L, request, null)).actions().get(0);
    }

    static IncomingJob job(JobRequest request) {
        return new IncomingJob("example", 1L, request, null);
    }

    @Override
    public void close() {
        weld.close();
    }
}

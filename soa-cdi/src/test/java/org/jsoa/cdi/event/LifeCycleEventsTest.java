/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.context.RequestContext;
import org.jsoa.event.JobCompleted;
import org.jsoa.event.JobReceived;
import org.jsoa.event.ServiceDraining;
import org.jsoa.event.ServiceEvent;
import org.jsoa.event.ServiceIdle;
import org.jsoa.event.ServiceStarting;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobResponse;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.spi.PhaseListener;
import org.jsoa.spi.ServicePhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifeCycleEventsTest {

    @Service("example")
    @ApplicationScoped
    public static class Actions {
        @Inject
        Diary diary;

        @Action("act")
        public void act() {
            diary.note("act");
        }
    }

    @ApplicationScoped
    public static class Diary {
        private final List<String> entries = new ArrayList<>();

        public void note(String entry) {
            entries.add(entry);
        }

        public List<String> entries() {
            return List.copyOf(entries);
        }
    }

    @ApplicationScoped
    public static class Observer {
        @Inject
        Diary diary;

        @Inject
        RequestContext request;

        void any(@Observes ServiceEvent event) {
            diary.note(event.getClass().getSimpleName() + " " + event.service());
        }

        void draining(@Observes ServiceDraining event) {
            diary.note("in a request of its own: " + request.service().isEmpty());
        }

        void received(@Observes JobReceived event) {
            diary.note(event.request().actions().get(0).action() + " for " + request.correlationId());
        }

        void responded(@Observes JobCompleted event) {
            diary.note(event.response().actions().get(0).errors().size() + " errors, "
                    + event.response().context().keySet());
        }
    }

    @BeforeEach
    void showMessages() {
        FixedConfig.install(Map.of("soa.server.failure-messages", "true"));
    }

    @AfterEach
    void removeConfig() {
        FixedConfig.remove();
    }

    @Test
    void observersAreToldOfEachJobWithinItsRequest() {
        try (Container container = Container.of(Actions.class, Diary.class, Observer.class)) {
            container.run("act", Map.of());

            List<String> entries = container.get(Diary.class).entries();
            assertThat(entries.subList(0, 2)).containsExactlyInAnyOrder("JobReceived example", "act for cid");
            assertThat(entries.get(2)).isEqualTo("act");
            assertThat(entries.subList(3, 5))
                    .containsExactlyInAnyOrder("JobCompleted example", "0 errors, [correlation_id]");
        }
    }

    @Test
    void observersAreToldOfEachPhaseOfAService() {
        try (Container container = Container.of(Actions.class, Diary.class, Observer.class)) {
            SoaApplication application = container.get(SoaApplication.class);
            for (ServicePhase phase : List.of(ServicePhase.STARTING, ServicePhase.STARTED, ServicePhase.IDLE)) {
                application.onPhase("example", phase);
            }
            PhaseListener end = application.activate(new RecordingAdapter()).end();
            end.onPhase("example", ServicePhase.DRAINING);
            end.onPhase("example", ServicePhase.STOPPED);

            assertThat(container.get(Diary.class).entries())
                    .containsExactlyInAnyOrder(
                            "in a request of its own: true",
                            "ServiceStarting example",
                            "ServiceStarted example",
                            "ServiceIdle example",
                            "ServiceDraining example",
                            "ServiceStopped example");
        }
    }

    @ApplicationScoped
    public static class BadObserver {
        void starting(@Observes ServiceStarting event) {
            throw new IllegalStateException("not yet");
        }

        void idle(@Observes ServiceIdle event) {
            throw new IllegalStateException("never idle");
        }

        void received(@Observes JobReceived event) {
            if (event.request().actions().size() > 1) {
                throw new IllegalStateException("one at a time");
            }
        }

        void responded(@Observes JobCompleted event) {
            throw new IllegalStateException("what a response");
        }
    }

    @Test
    void anObserverMayRefuseAJobButNotItsResponse() {
        try (Container container = Container.of(Actions.class, Diary.class, BadObserver.class)) {
            assertThat(container.run("act", Map.of()).errors()).isEmpty();
            JobResponse two = container.run(JobControl.DEFAULT, ActionRequest.of("act"), ActionRequest.of("act"));

            assertThat(two.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("SERVER_ERROR");
                assertThat(error.message()).isEqualTo("Internal server error: one at a time");
            });
        }
    }

    @Test
    void aFailureToStartReachesTheAdapter() {
        try (Container container = Container.of(Actions.class, Diary.class, BadObserver.class)) {
            assertThatThrownBy(() -> container.get(SoaApplication.class).onPhase("example", ServicePhase.STARTING))
                    .hasMessage("not yet");
        }
    }
}

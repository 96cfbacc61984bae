/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.SoaClient;
import org.jsoa.message.JobResponse;
import org.jsoa.service.Action;
import org.jsoa.test.server.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that nobody waits in, several at once, and through an interface; runs inside Payara Micro, and through Redis. */
@ExtendWith(ArquillianExtension.class)
class AsyncClientIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** The probe service as its callers see it. */
    public interface Probe {

        /** Greets. */
        @Action("greet")
        Greeting greet(String firstName);

        /** Greets later. */
        @Action("greet")
        CompletionStage<Greeting> greetLater(String firstName);
    }

    /**
     * What {@code greet} answers.
     *
     * @param greetingText the greeting
     */
    public record Greeting(String greetingText) {}

    /** Where a dependent action runs. */
    private record Place(String thread, ClassLoader loader, Object applicationName) {

        static Place here() {
            return new Place(
                    Thread.currentThread().getName(), Thread.currentThread().getContextClassLoader(), lookedUpName());
        }

        // The name is one that every component has.
        @SuppressWarnings("BanJNDI")
        private static Object lookedUpName() {
            try {
                return InitialContext.doLookup("java:app/AppName");
            } catch (NamingException e) {
                return e;
            }
        }
    }

    /** A bean, whose injection points the container shows in time. */
    @Dependent
    public static class Caller {

        @Inject
        @SoaClient("probe")
        Probe probe;
    }

    @Inject
    @SoaClient("probe")
    ServiceClient client;

    @Inject
    ServiceClients clients;

    @Inject
    Caller caller;

    @Deployment
    static WebArchive application() {
        return TestApplication.archive();
    }

    @Test
    void whatDependsOnAnAnswerRunsOnTheServersExecutorWithTheNamesOfItsApplication() {
        Place here = Place.here();

        CompletionStage<Place> there =
                client.callActionAsync("greet", Map.of("first_name", "Ada")).thenApply(response -> Place.here());

        assertThat(there).succeedsWithin(LONG).satisfies(place -> {
            assertThat(place.applicationName()).isEqualTo(here.applicationName());
            assertThat(place.loader()).isEqualTo(here.loader());
            assertThat(place.thread()).contains("concurrent");
        });
    }

    @Test
    void callsSideBySide() {
        List<JobResponse> answers = clients.callJobsParallel(List.of(
                ServiceJob.of("probe", "greet", Map.of("first_name", "Ada")),
                ServiceJob.of("probe", "greet", Map.of("first_name", "Bob"))));

        assertThat(answers)
                .extracting(answer -> answer.actions().get(0).body().get("greeting_text"))
                .containsExactly("Hello, Ada!", "Hello, Bob!");
    }

    @Test
    void callsThroughAnInterface() {
        assertThat(caller.probe.greet("Ada")).isEqualTo(new Greeting("Hello, Ada!"));
        assertThat(caller.probe.greetLater("Bob")).succeedsWithin(LONG).isEqualTo(new Greeting("Hello, Bob!"));
    }
}

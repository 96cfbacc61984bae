/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallErrorMapper;
import org.jsoa.client.CallException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.SoaClient;
import org.jsoa.message.JobResponse;
import org.jsoa.middleware.ClientMiddleware;
import org.jsoa.service.Action;
import org.jsoa.test.shared.SharedApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asynchronous calls, several calls at once, and typed clients. The tests run inside Payara Micro and call through Redis. */
@ExtendWith(ArquillianExtension.class)
class AsyncClientIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** The probe service as its callers see it. */
    public interface Probe {

        /** Greets. */
        @Action("greet")
        Greeting greet(String firstName);

        /** Fails. */
        @Action("explode")
        void explode();

        /** Greets without blocking the caller. */
        @Action("greet")
        CompletionStage<Greeting> greetLater(String firstName);
    }

    /**
     * The response of {@code greet}.
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

    /** Turns errors of the probe into an exception of the application. */
    @ApplicationScoped
    public static class Explosions implements CallErrorMapper {

        @Override
        public Optional<RuntimeException> map(CallException failure) {
            return Optional.of(new IllegalStateException("exploded: " + failure.service()));
        }
    }

    /** Marks what it saw. */
    @Interceptor
    @ClientMiddleware("probe")
    @Priority(Interceptor.Priority.APPLICATION)
    public static class Marking {

        @AroundInvoke
        @SuppressWarnings("unchecked")
        Object mark(InvocationContext invocation) throws Exception {
            return ((CompletionStage<JobResponse>) invocation.proceed())
                    .thenApply(response -> response.plusContext(Map.of("marked", true)));
        }
    }

    /** A bean whose injection points the container reports before the deployment ends. */
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
    Instance<Caller> caller;

    @Deployment
    static WebArchive application() {
        return SharedApplications.probe();
    }

    @Test
    void whatDependsOnAResponseRunsOnTheServersExecutorWithTheNamesOfTheCaller() {
        Place here = Place.here();

        CompletionStage<Place> there =
                client.callActionAsync("greet", Map.of("first_name", "Ada")).thenApply(response -> Place.here());

        assertThat(there).succeedsWithin(LONG).satisfies(place -> {
            assertThat(place.applicationName()).isEqualTo(here.applicationName());
            assertThat(place.loader()).isEqualTo(here.loader());
            // The caller's thread runs it if the response had arrived before.
            assertThat(place.thread()).matches(".*concurrent.*|" + Pattern.quote(here.thread()));
        });
    }

    @Test
    void callsSideBySide() {
        List<JobResponse> responses = clients.callJobs(List.of(
                ServiceJob.of("probe", "greet", Map.of("first_name", "Ada")),
                ServiceJob.of("probe", "greet", Map.of("first_name", "Bob"))));

        assertThat(responses)
                .extracting(response -> response.actions().get(0).body().get("greeting_text"))
                .containsExactly("Hello, Ada!", "Hello, Bob!");
    }

    @Test
    void callsThroughAnInterface() {
        assertThat(caller.get().probe.greet("Ada")).isEqualTo(new Greeting("Hello, Ada!"));
        assertThat(caller.get().probe.greetLater("Bob")).succeedsWithin(LONG).isEqualTo(new Greeting("Hello, Bob!"));
    }

    @Test
    void mappersOfTheApplicationAreFound() {
        assertThatThrownBy(() -> caller.get().probe.explode())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("exploded: probe");
    }

    @Test
    void middlewareGoesAroundWaitingCallsAndOthers() {
        List<ActionCall> actions = List.of(ActionCall.of("greet", Map.of("first_name", "Ada")));

        assertThat(client.callActions(actions).context()).containsEntry("marked", true);
        assertThat(client.callActionsAsync(actions))
                .succeedsWithin(LONG)
                .satisfies(response -> assertThat(response.context()).containsEntry("marked", true));
    }
}

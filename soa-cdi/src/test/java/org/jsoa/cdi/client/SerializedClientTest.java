/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.SoaClient;
import org.jsoa.context.RequestContext;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.service.Action;
import org.jsoa.service.LocalActions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server may write the beans of a session to disk, with everything that is injected into them. */
class SerializedClientTest {

    public interface Users {
        @Action("get")
        Map<String, Object> get();
    }

    /** The objects that applications inject. */
    public abstract static class Injected implements Serializable {

        private static final long serialVersionUID = 1L;

        @Inject
        @SoaClient("users")
        ServiceClient client;

        @Inject
        @SoaClient("users")
        Users users;

        @Inject
        ServiceClients clients;

        @Inject
        DeadLetters deadLetters;

        @Inject
        LocalActions actions;

        @Inject
        RequestContext request;

        ServiceClient patient;
        ServiceClients others;
        Users more;
    }

    @Dependent
    public static class OfNothing extends Injected {
        private static final long serialVersionUID = 1L;
    }

    @SessionScoped
    public static class OfSession extends Injected {
        private static final long serialVersionUID = 1L;
    }

    @ConversationScoped
    public static class OfConversation extends Injected {
        private static final long serialVersionUID = 1L;
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    // The container validates the injection points of the beans that can be written to disk.
    private final Container container = Container.of(OfNothing.class, OfSession.class, OfConversation.class);

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
        adapter.respond(new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("get", Map.of("name", "Ada")))));
    }

    @AfterEach
    void close() {
        container.close();
    }

    @Test
    void clientsCallAgainAfterTheyWereWrittenToDisk() throws Exception {
        Injected original = container.get(OfNothing.class);
        CallOptions options = CallOptions.DEFAULT
                .withTimeout(Duration.ofSeconds(7))
                .withSwitches(Set.of(5L))
                .withContext(Map.of("tenant", "t"));
        original.patient = original.client.with(options);
        original.others = original.clients.with(options);
        original.more = original.patient.as(Users.class);

        Injected copy = copy(original);

        assertThat(copy.client.callAction("get", Map.of()).body()).containsEntry("name", "Ada");
        assertThat(copy.users.get()).containsEntry("name", "Ada");
        assertThat(copy.more.get()).containsEntry("name", "Ada");
        assertThat(copy.clients.callJobs(List.of(ServiceJob.of("users", "get", Map.of()))))
                .hasSize(1);
        assertThat(copy.patient.options()).isEqualTo(options);
        assertThat(copy.patient.service()).isEqualTo("users");
        assertThat(copy.others.options()).isEqualTo(options);
        assertThat(copy.others.service("users").options()).isEqualTo(options);
        assertThat(copy.deadLetters).isNotNull();
        assertThat(adapter.sent()).hasSize(4);
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.ClientHolder;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Idempotent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Typed clients that code makes, of interfaces that nothing injects. */
class ClientInCodeTest {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(20);

    public record User(long userId) {}

    interface Users {

        @Action("get")
        User get(User body);

        @Action("get")
        @Idempotent
        User get(User body, CallOptions options);

        @Action("get")
        ActionResponse raw();

        default long id(long id) {
            return get(new User(id)).userId();
        }
    }

    interface Wrong {

        void unnamed();

        @Action("unreadable")
        Thread unreadable();
    }

    interface Generic<T> {

        @Action("get")
        T get();
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final Container container = Container.of(ClientHolder.class);
    private ServiceClient client;

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
        client = container.get(ClientHolder.class).clients.service("users");
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        assertThat(adapter.open()).isZero();
    }

    @Test
    void callsActions() {
        Users users = client.as(Users.class);

        assertThat(users.get(new User(7))).isEqualTo(new User(7));
        assertThat(users.id(8)).isEqualTo(8);
        assertThat(adapter.last().request().actions().get(0).body()).isEqualTo(Map.of("user_id", 8L));
        assertThat(users).hasToString("Users, client of the service users");
    }

    @Test
    void usesTheOptionsOfTheClientUnlessAMethodIsGivenOthers() {
        Users users = client.with(CallOptions.DEFAULT.withTimeout(SHORT)).as(Users.class);

        users.get(new User(7));
        assertThat(adapter.last().timeout()).isEqualTo(SHORT);
        assertThat(adapter.last().idempotent()).isFalse();
        users.get(new User(7), null);
        assertThat(adapter.last().timeout()).isEqualTo(SHORT);
        assertThat(adapter.last().idempotent()).isTrue();
        users.get(new User(7), CallOptions.DEFAULT.withTimeout(LONG));
        assertThat(adapter.last().timeout()).isEqualTo(LONG);
    }

    @Test
    void leavesErrorsInResponsesAloneIfTheOptionsOfTheClientSaySo() {
        SoaError error = SoaError.of("CODE", "message");
        adapter.respond(new JobResponse(List.of(), Map.of(), List.of(ActionResponse.failed("get", List.of(error)))));
        Users users = client.with(CallOptions.DEFAULT.withErrorsInResponse()).as(Users.class);

        assertThat(users.raw().errors()).containsExactly(error);
        assertThatThrownBy(() -> users.get(new User(7))).isInstanceOf(CallActionException.class);
    }

    @Test
    void namesEveryMethodAtFault() {
        assertThatThrownBy(() -> client.as(Wrong.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ClientInCodeTest$Wrong cannot be a client:")
                .hasMessageContaining("Wrong.unnamed(): needs @Action, or a body of its own")
                .hasMessageContaining(
                        "Wrong.unreadable(): returns a java.lang.Thread, which cannot be read from a body");
    }

    @Test
    void refusesWhatIsNoInterfaceWithoutTypeParameters() {
        assertThatThrownBy(() -> client.as(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String cannot be a client because it is not an interface");
        assertThatThrownBy(() -> client.as(Generic.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has type parameters");
    }
}

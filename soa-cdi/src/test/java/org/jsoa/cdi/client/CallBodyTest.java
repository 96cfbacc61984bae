/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.ClientHolder;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.Amount;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies and results of calls by name. */
class CallBodyTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    public record Square(BigInteger wholeNumber) {}

    public record Result(BigInteger result) {}

    public record Broken(Object thing) {}

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final Container container = Container.of(ClientHolder.class);
    private ServiceClients clients;
    private ServiceClient maths;

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
        clients = container.get(ClientHolder.class).clients;
        maths = clients.service("maths");
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        assertThat(adapter.open()).isZero();
    }

    private void response(Map<String, Object> body) {
        adapter.respond(job -> new JobResponse(
                List.of(),
                Map.of(),
                List.of(ActionResponse.of(job.request().actions().get(0).action(), body))));
    }

    private Map<String, Object> lastBody() {
        return adapter.last().request().actions().get(0).body();
    }

    @Test
    void writesRecordsAsServicesDo() {
        maths.callAction("square", new Square(BigInteger.TWO));
        assertThat(lastBody()).isEqualTo(Map.of("whole_number", BigInteger.TWO));

        maths.sendAction("square", new Square(BigInteger.TEN));
        assertThat(lastBody()).isEqualTo(Map.of("whole_number", BigInteger.TEN));

        assertThat(maths.callActionAsync("square", new Square(BigInteger.ONE)))
                .succeedsWithin(LONG)
                .extracting(ActionResponse::body)
                .isEqualTo(Map.of("whole_number", BigInteger.ONE));
    }

    @Test
    void writesRecordsInMapsAndListsOfActionsAndJobs() {
        Square two = new Square(BigInteger.TWO);
        Map<String, Object> written = Map.of("whole_number", BigInteger.TWO);

        maths.callAction("sum", Map.of("all", List.of(two, Map.of("x", two))));
        assertThat(lastBody()).isEqualTo(Map.of("all", List.of(written, Map.of("x", written))));

        maths.callActions(List.of(ActionCall.of("square", two), ActionCall.of("status")));
        assertThat(adapter.last().request().actions())
                .containsExactly(new ActionRequest("square", written), ActionRequest.of("status"));

        clients.callJobs(List.of(ServiceJob.of("maths", "square", two)));
        assertThat(lastBody()).isEqualTo(written);
    }

    @Test
    void sendsMapsWithoutRecordsAsTheyAre() {
        Amount amount = new Amount("EUR", 7);
        Map<String, Object> body = Map.of("i", 1, "list", List.of(1L, "x"), "amount", amount, "d", BigDecimal.TEN);

        maths.callAction("a", body);

        assertThat(lastBody()).isEqualTo(body);
        assertThat(lastBody().get("list")).isSameAs(body.get("list"));
    }

    @Test
    void sendsAnEmptyBodyForNull() {
        maths.callAction("status", null);

        assertThat(lastBody()).isEmpty();
    }

    @Test
    void refusesOtherBodiesBeforeItSendsAnything() {
        assertThatThrownBy(() -> maths.callAction("square", 7L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the body of the action square must be a record or a Map<String, Object>, not a"
                        + " java.lang.Long: write Map.of(\"name_of_the_field\", value), or a record with a component of"
                        + " that name");
        assertThatThrownBy(() -> maths.callActionAsync("square", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServiceJob.of("maths", "square", "7")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clients.tryJobs(List.of(
                        ServiceJob.of("maths", "a", null), ServiceJob.of("maths", "b", new Broken(new Thread())))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Thread");
        assertThat(adapter.sent()).isEmpty();
    }

    @Test
    void readsTheResultAsTheTypeThatIsAskedFor() {
        response(Map.of("result", 49L, "exact", true));
        Square body = new Square(BigInteger.valueOf(7));

        assertThat(maths.callAction("square", body, Result.class)).isEqualTo(new Result(BigInteger.valueOf(49)));
        Map<?, ?> whole = maths.callAction("square", body, Map.class);
        assertThat(whole).isEqualTo(Map.of("result", 49L, "exact", true));
        assertThat(maths.callAction("square", body, Long.class)).isEqualTo(49L);
        assertThat(maths.callAction("square", body, int.class)).isEqualTo(49);
        assertThat(maths.callAction("square", body, ActionResponse.class).body())
                .containsEntry("exact", true);
        assertThat(maths.callAction("square", body, Void.class)).isNull();
        assertThat(maths.callActionAsync("square", body, Result.class))
                .succeedsWithin(LONG)
                .isEqualTo(new Result(BigInteger.valueOf(49)));
    }

    @Test
    void saysWhatIsWrongWithAResponseThatDoesNotFit() {
        response(Map.of("result", "many"));

        assertThatThrownBy(() -> maths.callAction("square", null, Result.class))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("service maths: the response to the action square")
                .hasMessageContaining("(result)");
        assertThat(maths.callActionAsync("square", null, Result.class))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(InvalidMessageException.class);
        response(Map.of());
        assertThatThrownBy(() -> maths.callAction("square", null, Long.class))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("lacks the field result");
    }

    @Test
    void refusesTypesThatNoBodyCanBeReadAs() {
        assertThatThrownBy(() -> maths.callAction("square", null, Thread.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "the type of the result is a java.lang.Thread, which cannot be read from a body");
        assertThat(adapter.sent()).isEmpty();
    }

    @Test
    void throwsErrorsWhereAResultIsAskedForWhateverTheOptionsSay() {
        SoaError error = SoaError.of("CODE", "message");
        adapter.respond(new JobResponse(List.of(), Map.of(), List.of(ActionResponse.failed("a", List.of(error)))));
        ServiceClient lenient = maths.with(CallOptions.DEFAULT.withErrorsInResponse());

        assertThatThrownBy(() -> lenient.callAction("a", null, Result.class)).isInstanceOf(CallActionException.class);
        assertThat(lenient.callAction("a", null).errors()).containsExactly(error);
        assertThat(lenient.callAction("a", null, ActionResponse.class).errors()).containsExactly(error);
    }

    @Test
    void makesClientsWithOtherOptionsAndLeavesThisOneAsItIs() {
        CallOptions options = CallOptions.DEFAULT.withTimeout(LONG);

        maths.with(options).callAction("a", null);
        assertThat(adapter.last().timeout()).isEqualTo(LONG);
        clients.with(options).service("maths").callAction("a", null);
        assertThat(adapter.last().timeout()).isEqualTo(LONG);
        clients.with(options).callJobs(List.of(ServiceJob.of("maths", "a", null)));
        assertThat(adapter.last().timeout()).isEqualTo(LONG);
        maths.callAction("a", null);
        assertThat(adapter.last().timeout()).isNull();

        assertThat(maths.options()).isEqualTo(CallOptions.DEFAULT);
        assertThat(maths.with(options).options()).isEqualTo(options);
        assertThat(clients.with(options).options()).isEqualTo(options);
        assertThat(maths.with(options).service()).isEqualTo("maths");
        assertThatThrownBy(() -> maths.with(null)).isInstanceOf(NullPointerException.class);
    }
}

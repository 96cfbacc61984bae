/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.BodyField;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallErrorMapper;
import org.jsoa.client.CallException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.SoaClient;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypedClientTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    public record Square(BigInteger number) {}

    public record Result(BigInteger result) {}

    public record User(long userId, String firstName) {}

    interface Maths {

        @Action("square")
        Result square(Square body);

        @Action("square")
        CompletionStage<Result> squareLater(Square body);

        @Action("square")
        Result square(Square body, CallOptions options);

        @Action("add")
        long add(long left, long secondNumber);

        @Action("add")
        CompletionStage<Long> addLater(CallOptions options, long left, @BodyField("second") Long right);

        @Action("map")
        Map<String, Object> map(Map<String, Object> body);

        @Action("raw")
        ActionResponse raw(CallOptions options);

        @Action("forget")
        void forget(@BodyField("user") User user);

        @Action("forget")
        CompletionStage<Void> forgetLater();

        @Action("names")
        @BodyField("names")
        List<String> names();

        @Action("find")
        @BodyField("user")
        Optional<User> find(long id);

        default Result twice(Square body) {
            return square(new Square(square(body).result()));
        }

        @Override
        String toString();
    }

    interface Crud<T, K> {

        @Action("get")
        T get(@BodyField("id") K key);

        @Action("create")
        K create(T item);

        @Action("list")
        @BodyField("items")
        CompletionStage<List<T>> list();
    }

    interface Users extends Crud<User, Long> {}

    @Dependent
    public static class Outsider {

        @Inject
        @SoaClient("maths")
        Maths maths;

        @Inject
        @SoaClient("other")
        Instance<Maths> other;

        @Inject
        @SoaClient("users")
        Users users;
    }

    @ApplicationScoped
    @Priority(2)
    public static class Late implements CallErrorMapper {

        @Override
        public Optional<RuntimeException> map(CallException failure) {
            return Optional.of(new IllegalStateException("late " + failure.service()));
        }
    }

    @ApplicationScoped
    @Priority(1)
    public static class Early implements CallErrorMapper {

        @Override
        public Optional<RuntimeException> map(CallException failure) {
            return failure.hasError("NOT_FOUND") ? Optional.of(new NoSuchElementException("early")) : Optional.empty();
        }
    }

    @Service("example")
    @ApplicationScoped
    public static class UserActions implements Inherited {

        @Override
        public User get(Map<String, Object> body) {
            return new User(7, "ann");
        }

        @Override
        public User create(User item) {
            return item;
        }
    }

    interface Creating<T> {

        @Action("create")
        T create(T item);
    }

    interface Inherited extends Creating<User> {

        @Action("get")
        User get(Map<String, Object> body);
    }

    @ApplicationScoped
    public static class FakeUsers implements Inherited {

        @Override
        public User get(Map<String, Object> body) {
            return null;
        }

        @Override
        public User create(User item) {
            return null;
        }
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    private Container container = Container.of(Outsider.class);
    private Maths maths;

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
        maths = container.get(Outsider.class).maths;
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        assertThat(adapter.open()).isZero();
    }

    private void use(Class<?>... classes) {
        container.close();
        container = Container.of(classes);
        activate();
    }

    private static Function<OutgoingJob, JobResponse> body(Map<String, Object> body) {
        return job -> new JobResponse(
                List.of(),
                Map.of(),
                List.of(ActionResponse.of(job.request().actions().get(0).action(), body)));
    }

    private static JobResponse failed(String code) {
        return new JobResponse(
                List.of(), Map.of(), List.of(ActionResponse.failed("a", List.of(SoaError.of(code, "message")))));
    }

    private ActionRequest lastAction() {
        return adapter.last().request().actions().get(0);
    }

    @Test
    void bindsRecordsToBodies() {
        adapter.respond(body(Map.of("result", 49L)));

        assertThat(maths.square(new Square(BigInteger.valueOf(7)))).isEqualTo(new Result(BigInteger.valueOf(49)));
        assertThat(lastAction()).isEqualTo(new ActionRequest("square", Map.of("number", BigInteger.valueOf(7))));
        assertThat(adapter.last().service()).isEqualTo("maths");
        assertThat(maths.squareLater(new Square(BigInteger.ONE)))
                .succeedsWithin(LONG)
                .isEqualTo(new Result(BigInteger.valueOf(49)));
    }

    @Test
    void namesArgumentsAsRecordsNameTheirComponents() {
        adapter.respond(body(Map.of("result", 5L)));

        assertThat(maths.add(2, 3)).isEqualTo(5);
        assertThat(lastAction()).isEqualTo(new ActionRequest("add", Map.of("left", 2L, "second_number", 3L)));
        assertThat(maths.addLater(CallOptions.DEFAULT, 2, 3L))
                .succeedsWithin(LONG)
                .isEqualTo(5L);
        assertThat(lastAction()).isEqualTo(new ActionRequest("add", Map.of("left", 2L, "second", 3L)));
    }

    @Test
    void passesOptionsOn() {
        adapter.respond(body(Map.of("result", 1L)));

        maths.square(new Square(BigInteger.ONE), CallOptions.DEFAULT.withTimeout(LONG));

        assertThat(adapter.last().timeout()).isEqualTo(LONG);
        assertThat(lastAction().body()).containsOnlyKeys("number");
    }

    @Test
    void returnsMapsResponsesAndNothing() {
        assertThat(maths.map(Map.of("a", 1L))).isEqualTo(Map.of("a", 1L));
        maths.forget(new User(1, "ann"));
        assertThat(lastAction().body()).isEqualTo(Map.of("user", Map.of("user_id", 1L, "first_name", "ann")));
        assertThat(maths.forgetLater()).succeedsWithin(LONG).isNull();

        adapter.respond(failed("CODE"));
        assertThat(maths.raw(CallOptions.DEFAULT.withErrorsInResponse()).errors())
                .containsExactly(SoaError.of("CODE", "message"));
        assertThatThrownBy(() -> maths.raw(CallOptions.DEFAULT)).isInstanceOf(CallActionException.class);
    }

    @Test
    void returnsFieldsOfTheResponse() {
        adapter.respond(body(Map.of("names", List.of("ann", "bob"), "more", 1L)));
        assertThat(maths.names()).containsExactly("ann", "bob");

        adapter.respond(body(Map.of("user", Map.of("user_id", 7L, "first_name", "ann"))));
        assertThat(maths.find(7)).contains(new User(7, "ann"));

        adapter.respond(body(Map.of()));
        assertThat(maths.find(7)).isEmpty();
    }

    @Test
    void passesOverWhatTheServiceSaysBeyondThat() {
        Map<String, Object> ann = Map.of("user_id", 7L, "first_name", "ann", "since", 2026L);

        adapter.respond(body(Map.of("user", ann)));
        assertThat(maths.find(7)).contains(new User(7, "ann"));

        adapter.respond(body(Map.of("result", 49L, "exact", true)));
        assertThat(maths.square(new Square(BigInteger.ONE))).isEqualTo(new Result(BigInteger.valueOf(49)));
    }

    @Test
    void saysWhatIsWrongWithAResponseThatDoesNotFit() {
        adapter.respond(body(Map.of("result", "many")));
        assertThatThrownBy(() -> maths.add(1, 2))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("maths")
                .hasMessageContaining("add");

        adapter.respond(body(Map.of("sum", 1L)));
        assertThatThrownBy(() -> maths.add(1, 2))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("lacks the field result");

        adapter.respond(body(Map.of("result", List.of())));
        assertThatThrownBy(() -> maths.square(new Square(BigInteger.ONE)))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("(result)");
    }

    @Test
    void takesTheNameOfTheServiceFromTheInjectionPoint() {
        assertThat(container.get(Outsider.class).other.get()).hasToString("Maths, client of the service other");
        assertThat(container
                        .weld()
                        .select(Maths.class, SoaClient.Literal.of("third"))
                        .get())
                .hasToString("Maths, client of the service third");
    }

    @Test
    void runsMethodsThatHaveABody() {
        adapter.respond(job -> {
            BigInteger number =
                    (BigInteger) job.request().actions().get(0).body().get("number");
            return body(Map.of("result", number.pow(2))).apply(job);
        });

        assertThat(maths.twice(new Square(BigInteger.TWO))).isEqualTo(new Result(BigInteger.valueOf(16)));
    }

    @Test
    void isAnObjectLikeOthers() {
        Maths another = container.get(Outsider.class).maths;

        assertThat(Set.of(maths, another)).contains(maths, another);
        assertThat(maths).hasToString("Maths, client of the service maths");
    }

    @Test
    void knowsWhatTypeParametersStandFor() {
        Users users = container.get(Outsider.class).users;
        Map<String, Object> ann = Map.of("user_id", 7L, "first_name", "ann");

        adapter.respond(body(ann));
        assertThat(users.get(7L)).isEqualTo(new User(7, "ann"));
        assertThat(lastAction().body()).isEqualTo(Map.of("id", 7L));

        adapter.respond(body(Map.of("items", List.of(ann))));
        assertThat(users.list()).succeedsWithin(LONG).isEqualTo(List.of(new User(7, "ann")));

        adapter.respond(body(Map.of("result", 8L)));
        assertThat(users.create(new User(7, "ann"))).isEqualTo(8L);
        assertThat(lastAction().body()).isEqualTo(ann);
    }

    @Test
    void throwsAllErrors() {
        adapter.respond(failed("CODE"));

        assertThatThrownBy(() -> maths.add(1, 2))
                .isInstanceOfSatisfying(CallActionException.class, e -> assertThat(e.errors())
                        .containsExactly(SoaError.of("CODE", "message")));
        assertThat(maths.squareLater(new Square(BigInteger.ONE)))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(CallActionException.class);
    }

    @Test
    void throwsWhatTheFirstMapperSaysThatHasSomethingForTheError() {
        use(Outsider.class, Late.class, Early.class);

        adapter.respond(failed("NOT_FOUND"));
        assertThatThrownBy(() -> maths.add(1, 2)).isInstanceOf(NoSuchElementException.class);
        assertThat(maths.squareLater(new Square(BigInteger.ONE)))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(NoSuchElementException.class);

        adapter.respond(failed("OTHER"));
        assertThatThrownBy(() -> maths.add(1, 2)).hasMessage("late maths");
    }

    @Test
    void cancellingGivesTheCallUp() {
        adapter.hold();

        maths.squareLater(new Square(BigInteger.ONE)).toCompletableFuture().cancel(true);

        assertThat(adapter.sent()).hasSize(1);
        assertThat(adapter.awaited()).isEmpty();
    }

    @Test
    void aBeanServesTheInterfaceThatItImplements() {
        use(Outsider.class, UserActions.class, FakeUsers.class);

        Map<String, Object> ann = Map.of("user_id", 7L, "first_name", "ann");
        assertThat(container.run("get", Map.of()).body()).isEqualTo(ann);
        assertThat(container.run("create", ann).body()).isEqualTo(ann);
    }
}

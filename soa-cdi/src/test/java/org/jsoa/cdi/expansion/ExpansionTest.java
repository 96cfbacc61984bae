/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.BodyField;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallJobException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.Outcome;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.SoaClient;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;
import org.jsoa.expansion.Expansions;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpansionTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Expansions EXPANSIONS = Expansions.NONE
            .withRoute("author_route", new ExpansionRoute("authors", "get_authors", "ids", "authors"))
            .withRoute("publisher_route", new ExpansionRoute("publishers", "get_publishers", "ids", "publishers"))
            .withRoute("address_route", new ExpansionRoute("addresses", "get_addresses", "ids", "addresses"))
            .withExpansion("book", "author", Expansion.of("author", "author_route", "author_id", "author"))
            .withExpansion(
                    "book",
                    "publisher",
                    new Expansion("publisher", "publisher_route", "publisher_id", "publisher", true))
            .withExpansion("book", "editor", Expansion.of("author", "author_route", "editor_id", "editor"))
            .withExpansion("publisher", "address", Expansion.of(null, "address_route", "address_id", "address"))
            .withExpansion("author", "mentor", Expansion.of("author", "author_route", "mentor_id", "mentor"));

    interface Books {

        record Author(long id) {}

        record Book(long id, Author author) {}

        @Action("get_book")
        @BodyField("book")
        Book get(CallOptions options);
    }

    @Dependent
    public static class Outsider {

        @Inject
        @SoaClient("books")
        ServiceClient books;

        @Inject
        @SoaClient("books")
        Books typed;

        @Inject
        ServiceClients clients;
    }

    @Dependent
    public static class Configuration {

        @Produces
        @Singleton
        Expansions expansions() {
            return EXPANSIONS;
        }
    }

    @Dependent
    public static class WrongRoute {

        @Produces
        @Singleton
        Expansions expansions() {
            return Expansions.NONE.withExpansion("book", "author", Expansion.of(null, "nowhere", "a", "b"));
        }
    }

    @Dependent
    public static class SourceIsDestination {

        @Produces
        @Singleton
        Expansions expansions() {
            return EXPANSIONS.withExpansion("book", "same", Expansion.of(null, "author_route", "a", "a"));
        }
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final Container container = Container.of(Outsider.class, Configuration.class);
    private final Map<String, Map<String, Object>> bodies = new HashMap<>();
    private ServiceClient books;

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
        books = container.get(Outsider.class).books;
        adapter.respond(this::response);
        bodies.put("get_book", Map.of("book", book(1, 2, 3)));
        bodies.put("get_authors", Map.of("authors", Map.of(2L, author(2), 5L, author(5))));
        bodies.put("get_publishers", Map.of("publishers", Map.of(3L, publisher())));
        bodies.put("get_addresses", Map.of("addresses", Map.of(4L, Map.of("_type", "address", "id", 4L))));
    }

    @AfterEach
    void closesEveryConnection() {
        container.close();
        assertThat(adapter.open()).isZero();
    }

    private JobResponse response(OutgoingJob job) {
        String action = job.request().actions().get(0).action();
        return new JobResponse(
                List.of(), Map.of(), List.of(ActionResponse.of(action, bodies.getOrDefault(action, Map.of()))));
    }

    private static Map<String, Object> book(long id, long author, long publisher) {
        return Map.of("_type", "book", "id", id, "author_id", author, "publisher_id", publisher);
    }

    private static Map<String, Object> author(long id) {
        return Map.of("_type", "author", "id", id);
    }

    private static Map<String, Object> publisher() {
        return Map.of("_type", "publisher", "id", 3L, "address_id", 4L);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> sum = new LinkedHashMap<>(map);
        sum.put(key, value);
        return sum;
    }

    private static CallOptions expanding(String type, String... paths) {
        return CallOptions.DEFAULT.withExpansions(Map.of(type, List.of(paths)));
    }

    private Object book(CallOptions options) {
        return books.with(options).callAction("get_book", Map.of()).body().get("book");
    }

    private List<Object> idsAskedOf(String service) {
        List<Object> ids = new ArrayList<>();
        adapter.sent().stream()
                .filter(job -> job.service().equals(service))
                .forEach(job -> ids.add(job.request().actions().get(0).body().get("ids")));
        return ids;
    }

    @Test
    void putsObjectsBesideTheirIdsAlsoWithinOneAnother() {
        Map<String, Object> expected = with(
                with(book(1, 2, 3), "author", author(2)),
                "publisher",
                with(publisher(), "address", Map.of("_type", "address", "id", 4L)));

        CallOptions options = expanding("book", "author", "publisher.address");

        assertThat(book(options)).isEqualTo(expected);
        assertThat(books.with(options).callActionAsync("get_book", Map.of()))
                .succeedsWithin(LONG)
                .extracting(response -> response.body().get("book"))
                .isEqualTo(expected);
    }

    @Test
    void findsObjectsHoweverDeepAndAsksForEachIdOnce() {
        bodies.put(
                "get_book",
                Map.of("shelves", List.of(Map.of("books", List.of(book(1, 2, 3), book(6, 5, 3))), book(7, 2, 3))));

        Map<String, Object> body = books.with(expanding("book", "author"))
                .callAction("get_book", Map.of())
                .body();

        assertThat(body)
                .isEqualTo(Map.of(
                        "shelves",
                        List.of(
                                Map.of(
                                        "books",
                                        List.of(
                                                with(book(1, 2, 3), "author", author(2)),
                                                with(book(6, 5, 3), "author", author(5)))),
                                with(book(7, 2, 3), "author", author(2)))));
        assertThat(idsAskedOf("authors")).containsExactly(List.of(2L, 5L));
    }

    @Test
    void asksOneServiceOnceForWhatTwoExpansionsNeed() {
        bodies.put("get_book", with(book(1, 2, 3), "editor_id", 5L));

        Map<String, Object> body = books.with(expanding("book", "author", "editor"))
                .callAction("get_book", Map.of())
                .body();

        assertThat(body).containsEntry("author", author(2)).containsEntry("editor", author(5));
        assertThat(idsAskedOf("authors")).containsExactly(List.of(2L, 5L));
    }

    @Test
    void leavesAloneWhatIsThereAndWhatHasNoId() {
        bodies.put("get_book", Map.of("books", List.of(with(book(1, 2, 3), "author", "known"), book(2, 0, 3))));

        assertThat(books.with(expanding("book", "author"))
                        .callAction("get_book", Map.of())
                        .body())
                .isEqualTo(bodies.get("get_book"));
        assertThat(idsAskedOf("authors")).isEmpty();
    }

    @Test
    void leavesOutWhatIsNotFound() {
        bodies.put("get_authors", Map.of("authors", Map.of()));

        assertThat(book(expanding("book", "author"))).isEqualTo(book(1, 2, 3));
    }

    @Test
    void findsIdsThatTheResponseSpellsAsText() {
        bodies.put("get_authors", Map.of("authors", Map.of("2", author(2))));

        assertThat(book(expanding("book", "author"))).isEqualTo(with(book(1, 2, 3), "author", author(2)));
    }

    @Test
    void expandsWhatWasFetchedToo() {
        bodies.put(
                "get_authors",
                Map.of("authors", Map.of(2L, with(author(2), "mentor_id", 5L), 5L, with(author(5), "mentor_id", 2L))));
        CallOptions options =
                CallOptions.DEFAULT.withExpansions(Map.of("book", List.of("author"), "author", List.of("mentor")));

        // The mentor's mentor is the author again, who is not asked for twice, nor expanded for ever.
        assertThat(book(options))
                .isEqualTo(with(
                        book(1, 2, 3),
                        "author",
                        with(
                                with(author(2), "mentor_id", 5L),
                                "mentor",
                                with(with(author(5), "mentor_id", 2L), "mentor", with(author(2), "mentor_id", 5L)))));
        assertThat(idsAskedOf("authors")).containsExactly(List.of(2L), List.of(5L));
    }

    @Test
    void passesHeadersOnAndEndsWithTheCall() {
        books.with(expanding("book", "author")
                        .withCorrelationId("cid")
                        .withSwitches(Set.of(5L))
                        .withContext(Map.of("tenant", "t1")))
                .callAction("get_book", Map.of());

        assertThat(adapter.sent()).hasSize(2);
        assertThat(adapter.sent().get(1).request().context())
                .isEqualTo(adapter.sent().get(0).request().context());
        assertThat(adapter.sent().get(1).deadline())
                .isEqualTo(adapter.sent().get(0).deadline());
    }

    @Test
    void failsForErrorsOnlyWhereTheExpansionSaysSo() {
        SoaError error = SoaError.of("CODE", "message");
        adapter.respond(job -> job.service().equals("books")
                ? response(job)
                : new JobResponse(List.of(), Map.of(), List.of(ActionResponse.failed("x", List.of(error)))));

        assertThat(book(expanding("book", "author"))).isEqualTo(book(1, 2, 3));
        assertThatThrownBy(() -> book(expanding("book", "publisher"))).isInstanceOf(CallActionException.class);

        adapter.respond(job -> job.service().equals("books") ? response(job) : JobResponse.failed(List.of(error)));
        assertThat(book(expanding("book", "author"))).isEqualTo(book(1, 2, 3));
        assertThatThrownBy(() -> book(expanding("book", "publisher")))
                .isInstanceOfSatisfying(
                        CallJobException.class, e -> assertThat(e.service()).isEqualTo("publishers"));
    }

    @Test
    void saysWhichFieldARouteMisses() {
        bodies.put("get_authors", Map.of("writers", Map.of()));

        assertThatThrownBy(() -> book(expanding("book", "author")))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("get_authors")
                .hasMessageContaining("authors, as the route");
    }

    @Test
    void refusesUnknownKeysBeforeItSendsAnything() {
        assertThatThrownBy(() -> book(expanding("book", "auther")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot expand \"auther\": there is no expansion auther of the type book;"
                        + " there are [author, editor, publisher]");
        assertThatThrownBy(() -> book(expanding("boot", "author"))).hasMessageContaining("there are types [");
        assertThatThrownBy(() -> book(expanding("book", "publisher.address.city")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("publisher.address.city");
        assertThat(adapter.sent()).isEmpty();
    }

    @Test
    void worksForParallelCallsAndInterfaces() {
        ServiceClients clients = container.get(Outsider.class).clients;
        List<ServiceJob> jobs =
                List.of(ServiceJob.of("books", "get_book", Map.of()), ServiceJob.of("books", "get_book", Map.of()));
        Map<String, Object> expected = Map.of("book", with(book(1, 2, 3), "author", author(2)));

        assertThat(clients.with(expanding("book", "author")).callJobs(jobs))
                .extracting(response -> response.actions().get(0).body())
                .containsExactly(expected, expected);
        assertThat(idsAskedOf("authors")).containsExactly(List.of(2L));

        adapter.refuse(job -> adapter.sent().size() == 3);
        List<Outcome> outcomes = clients.tryJobs(jobs);
        assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Failed);
        adapter.refuse(job -> false);
        assertThat(clients.with(expanding("book", "author"))
                        .tryJobsAsync(List.of(ServiceJob.of("books", "get_book", Map.of()))))
                .succeedsWithin(LONG)
                .extracting(found -> found.get(0).orThrow().actions())
                .isEqualTo(List.of(ActionResponse.of("get_book", expected)));

        assertThat(container.get(Outsider.class).typed.get(expanding("book", "author")))
                .isEqualTo(new Books.Book(1, new Books.Author(2)));
    }

    @Test
    void mistakesFailTheDeployment() {
        assertThatThrownBy(() -> Container.of(WrongRoute.class))
                .hasMessageContaining("the expansion author of the type book names the route nowhere,"
                        + " which does not exist; there are []");
        assertThatThrownBy(() -> Container.of(SourceIsDestination.class))
                .hasMessageContaining("the destination field of an expansion must not be its source field: a");
    }
}

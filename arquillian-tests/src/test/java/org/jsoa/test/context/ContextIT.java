/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.environment.TestFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which threads and services the context of a REST request reaches on Payara Micro, and which it does not reach. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ContextIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REQUESTS = 100;
    private static final int AT_ONCE = 16;
    private static final List<Route> ROUTES = List.of(Route.values());
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACE = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    private static final String FRESH_ID = "[0-9a-f]{32}";

    private final HttpClient http = HttpClient.newHttpClient();

    @ArquillianResource
    URI application;

    @Deployment
    static WebArchive application() {
        return ShrinkWrap.create(WebArchive.class, "context.war")
                .addClasses(
                        AsynchronousCall.class,
                        ChainActions.class,
                        ContextApplication.class,
                        ContextResource.class,
                        EchoActions.class,
                        EchoCall.class,
                        EchoSessionBean.class,
                        Route.class,
                        Routes.class)
                .addAsLibraries(TestFiles.file("soa-cdi.jar").toFile());
    }

    /**
     * The contexts that a request had on its way.
     *
     * @param id the correlation id that the response names
     * @param sent the context that arrived at the end of the chain
     * @param injected the context that was injected on the thread that called
     */
    private record Trip(String id, JsonObject sent, JsonObject injected) {}

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(application.resolve("api/" + path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private Trip travel(String path, String... headers) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path, headers);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            JsonObject told = reader.readObject();
            return new Trip(idOf(response), told.getJsonObject("sent"), told.getJsonObject("injected"));
        }
    }

    private static String idOf(HttpResponse<String> response) {
        return response.headers().firstValue("X-Correlation-ID").orElseThrow();
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void everyKeyCrossesFromRestByAnActionAndAnExecutorToTheNextService() throws Exception {
        for (Route route : List.of(Route.EXECUTOR, Route.ASYNCHRONOUS)) {
            Trip trip = travel(
                    "chain/" + route,
                    "X-Correlation-ID",
                    "first-cause",
                    "traceparent",
                    TRACE,
                    "tracestate",
                    "vendor=x",
                    "X-Soa-Switches",
                    "5");

            assertThat(trip.id()).isEqualTo("first-cause");
            assertThat(trip.injected()).isEqualTo(json("""
                    {"correlation_id": "first-cause", "switches": [11], "tenant": "t1",
                    "traceparent": "%s", "tracestate": "vendor=x"}""".formatted(TRACE)));
            assertThat(trip.sent()).isEqualTo(json("""
                    {"correlation_id": "first-cause", "switches": [11], "tenant": "t1",
                    "traceparent": "%s", "tracestate": "vendor=x", "calling_service": "chain"}""".formatted(TRACE)));
        }
    }

    @Test
    void theContextTakesEveryRouteButThoseThatAreKnownNotToCarryIt() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (String beginning : List.of("direct/", "chain/")) {
            for (Route route : ROUTES) {
                String mine = "by-" + route;
                Trip trip = travel(beginning + route, "X-Correlation-ID", mine);

                softly.assertThat(trip.id()).isEqualTo(mine);
                softly.assertThat(trip.sent().getString("correlation_id"))
                        .as("%s%s", beginning, route)
                        .matches(route.carries() ? mine : FRESH_ID);
                softly.assertThat(trip.sent().containsKey("tenant"))
                        .as("%s%s", beginning, route)
                        .isEqualTo(route.carries() && beginning.equals("chain/"));
            }
        }
        softly.assertAll();
    }

    @Test
    void aHundredMixedRequestsKeepApart() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Trip>> trips = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                Route route = ROUTES.get(i % ROUTES.size());
                String path = (i % 2 == 0 ? "direct/" : "chain/") + route;
                String mine = "request-" + i;
                trips.add(callers.submit(() -> travel(path, "X-Correlation-ID", mine)));
            }
            SoftAssertions softly = new SoftAssertions();
            for (int i = 0; i < REQUESTS; i++) {
                Trip trip = trips.get(i).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                Route route = ROUTES.get(i % ROUTES.size());
                softly.assertThat(trip.id()).isEqualTo("request-" + i);
                softly.assertThat(trip.sent().getString("correlation_id"))
                        .as("%s", route)
                        .matches(route.isSure() ? "request-" + i : "request-" + i + "|" + FRESH_ID);
            }
            softly.assertAll();
        } finally {
            callers.shutdownNow();
        }

        for (Route route : ROUTES) {
            Trip trip = travel("direct/" + route);

            assertThat(trip.id()).matches(FRESH_ID);
            assertThat(trip.sent().keySet()).containsExactlyInAnyOrder("correlation_id", "switches");
            assertThat(trip.sent().getString("correlation_id")).matches(route.carries() ? trip.id() : FRESH_ID);
        }
    }

    @Test
    void everyResponseNamesAnIdThatIsSafe() throws Exception {
        assertThat(idOf(get("nowhere", "X-Correlation-ID", "mine"))).isEqualTo("mine");
        assertThat(idOf(get("direct/SAME_THREAD", "X-Correlation-ID", "mine\" and more")))
                .matches(FRESH_ID);
        assertThat(idOf(get("direct/SAME_THREAD", "traceparent", TRACE))).isEqualTo(TRACE_ID);
    }
}

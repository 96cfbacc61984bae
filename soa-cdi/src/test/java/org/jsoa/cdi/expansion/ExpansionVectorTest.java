/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoa.cdi.fixture.ClientHolder;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expansions, with the configuration, the data and the results that were recorded from the client of PySOA 1.4.9. Where we
 * differ on purpose, the vector says why, and both results.
 */
class ExpansionVectorTest {

    private static final JsonNode VECTORS = vectors();
    private static final Map<String, Container> CONTAINERS = new HashMap<>();

    private static final Map<String, Class<?>> FAILURES = Map.of(
            "CallActionError", CallActionException.class,
            "InvalidExpansionKey", IllegalArgumentException.class,
            "KeyError", InvalidMessageException.class);

    /**
     * One case.
     *
     * @param name its name
     * @param node all of it
     */
    record Vector(String name, JsonNode node) {

        /** What is to come of it: what PySOA makes of it, unless we differ. */
        JsonNode expected() {
            return node.has("ours") ? node.get("ours") : node.get("pysoa");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static JsonNode vectors() {
        try (InputStream in = ExpansionVectorTest.class.getResourceAsStream("/expansions.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Vector> differences() {
        return cases().filter(vector -> vector.node().has("ours"));
    }

    static Stream<Vector> cases() {
        return elements(VECTORS.get("cases"))
                .map(node -> new Vector(node.get("name").asText(), node));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @BeforeAll
    static void deploy() {
        VECTORS.get("configs").properties().forEach(config -> {
            FixedConfig.install(settings(config.getValue()));
            CONTAINERS.put(config.getKey(), Container.of(ClientHolder.class));
        });
        FixedConfig.remove();
    }

    @AfterAll
    static void undeploy() {
        CONTAINERS.values().forEach(Container::close);
    }

    /** Says in settings what PySOA's configuration says. */
    private static Map<String, String> settings(JsonNode config) {
        Map<String, String> settings = new HashMap<>();
        config.get("type_routes")
                .properties()
                .forEach(route -> put(settings, "routes." + route.getKey(), route.getValue()));
        config.get("type_expansions").properties().forEach(type -> type.getValue()
                .properties()
                .forEach(expansion ->
                        put(settings, "types." + type.getKey() + "." + expansion.getKey(), expansion.getValue())));
        return settings;
    }

    private static void put(Map<String, String> settings, String prefix, JsonNode values) {
        values.properties().forEach(value -> {
            if (!value.getValue().isNull()) {
                settings.put(
                        "soa.client.expansions." + prefix + "." + value.getKey().replace('_', '-'),
                        value.getValue().asText());
            }
        });
    }

    /** Reads a value: a map with other keys than texts is written as a list of pairs under the key {@code $map}. */
    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<Object, Object> map = new LinkedHashMap<>();
            if (node.has("$map")) {
                node.get("$map").forEach(pair -> map.put(value(pair.get(0)), value(pair.get(1))));
            } else {
                node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            }
            return map;
        }
        if (node.isArray()) {
            return elements(node).map(ExpansionVectorTest::value).toList();
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(JsonNode node) {
        return (Map<String, Object>) value(node);
    }

    /** Responses what is asked first as the vector says, and expansions from its data. */
    private static final class Services {

        private final Queue<JobResponse> first = new ArrayDeque<>();
        private final Map<String, JsonNode> data = new HashMap<>();

        Services(JsonNode vector) {
            for (JsonNode job : vector.get("jobs")) {
                List<ActionResponse> actions = new ArrayList<>();
                for (JsonNode action : job.get("actions")) {
                    actions.add(ActionResponse.of(action.get("action").asText(), body(action.get("body"))));
                }
                first.add(new JobResponse(List.of(), Map.of(), actions));
            }
            vector.get("data")
                    .forEach(store -> data.put(
                            store.get("service").asText() + "."
                                    + store.get("action").asText(),
                            store));
        }

        JobResponse response(OutgoingJob job) {
            if (!first.isEmpty()) {
                return first.remove();
            }
            ActionRequest request = job.request().actions().get(0);
            JsonNode store = data.get(job.service() + "." + request.action());
            if (store.has("errors")) {
                List<SoaError> errors = elements(store.get("errors"))
                        .map(error -> SoaError.of(
                                error.get("code").asText(), error.get("message").asText()))
                        .toList();
                return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.failed(request.action(), errors)));
            }
            Map<String, Object> body = store.has("whole") ? body(store.get("whole")) : found(store, request.body());
            return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(request.action(), body)));
        }

        private static Map<String, Object> found(JsonNode store, Map<String, Object> request) {
            Map<Object, Object> objects = new HashMap<>((Map<?, ?>) value(store.get("objects")));
            objects.keySet()
                    .retainAll((List<?>) request.get(store.get("request_field").asText()));
            return Map.of(store.get("response_field").asText(), objects);
        }
    }

    private static CallOptions options(JsonNode expansions) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        expansions
                .properties()
                .forEach(type -> asked.put(
                        type.getKey(),
                        elements(type.getValue()).map(JsonNode::asText).toList()));
        return CallOptions.DEFAULT.withExpansions(asked);
    }

    private static List<ServiceJob> jobs(JsonNode vector) {
        return elements(vector.get("jobs"))
                .map(job -> new ServiceJob(
                        job.get("service").asText(),
                        elements(job.get("actions"))
                                .map(action ->
                                        ActionCall.of(action.get("action").asText()))
                                .toList()))
                .toList();
    }

    /** One request for an expansion; the order of its ids is of no importance, as PySOA's is none. */
    private record Asked(String service, String action, Map<String, Set<Object>> ids) {

        static Asked of(OutgoingJob job) {
            ActionRequest request = job.request().actions().get(0);
            Map<String, Set<Object>> ids = new HashMap<>();
            request.body().forEach((field, values) -> {
                assertThat((List<?>) values).as("ids are asked for once").doesNotHaveDuplicates();
                ids.put(field, new HashSet<>((List<?>) values));
            });
            return new Asked(job.service(), request.action(), ids);
        }

        static Asked of(JsonNode node) {
            Map<String, Set<Object>> ids = new HashMap<>();
            body(node.get("body")).forEach((field, values) -> ids.put(field, new HashSet<>((List<?>) values)));
            return new Asked(node.get("service").asText(), node.get("action").asText(), ids);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void asksAndGivesWhatPySoaDoes(Vector vector) {
        RecordingAdapter adapter = new RecordingAdapter();
        Container container = CONTAINERS.get(vector.node().get("config").asText());
        container.get(SoaApplication.class).activate(adapter);
        adapter.respond(new Services(vector.node())::response);
        ServiceClients clients = container.get(ClientHolder.class).clients;
        List<ServiceJob> jobs = jobs(vector.node());
        List<Object> bodies = new ArrayList<>();

        Throwable failure = catchThrowable(() -> clients.with(
                        options(vector.node().get("expansions")))
                .callJobs(jobs)
                .forEach(response -> bodies.add(
                        response.actions().stream().map(ActionResponse::body).toList())));

        JsonNode expected = vector.expected();
        if (expected.has("failure")) {
            assertThat(failure)
                    .isInstanceOf(FAILURES.get(expected.get("failure").asText()));
        } else {
            assertThat(failure).isNull();
            assertThat(bodies).isEqualTo(value(expected.get("bodies")));
        }
        assertThat(adapter.sent().stream().skip(jobs.size()).map(Asked::of))
                .containsExactlyInAnyOrderElementsOf(
                        elements(expected.get("asked")).map(Asked::of).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void whatIsCalledADifferenceIsOneAndSaysWhy(Vector vector) {
        Map<String, Object> ours = body(vector.node().get("ours"));

        assertThat(ours.remove("because")).isNotNull();
        assertThat(ours).isNotEqualTo(value(vector.node().get("pysoa")));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallJobException;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.ServiceJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.untrusted.KeyCollisions;

/**
 * Expands the responses of one call, in rounds. The caller sends the jobs of {@link #next} and passes their responses
 * to {@link #accept}, until there are no more jobs. No id is requested twice.
 *
 * @since 0.1
 */
public final class ExpansionRun {

    private final List<TypeNode> trees;
    private final List<JobResponse> responses;
    private final Map<RouteCall, Requested> requested = new HashMap<>();
    private final Map<RouteCall, Group> round = new LinkedHashMap<>();
    private List<Place> open = new ArrayList<>();

    /** An object of a response with one expansion in it. */
    private record Place(Map<Object, Object> object, ExpansionNode node) {}

    /** The ids that one job requests, and where their objects are needed. */
    private record Group(Set<Object> ids, List<Place> places) {}

    /** The objects that a call has got, by their ids. The peers that respond choose the ids. */
    private record Requested(Map<Object, Object> objects, Set<Object> ids, KeyCollisions collisions) {

        static Requested none() {
            Set<Object> ids = new HashSet<>();
            return new Requested(new HashMap<>(), ids, new KeyCollisions(ids, KeyCollisions.MOST_OF_A_MESSAGE));
        }

        void request(Object id, RouteCall call) {
            if (!collisions.allows(id)) {
                throw new InvalidMessageException(
                        call.service(),
                        "more than " + KeyCollisions.MOST_OF_A_MESSAGE + " ids for the action " + call.action()
                                + " have the same hash code",
                        null);
            }
            ids.add(id);
        }
    }

    /**
     * Starts the expansion.
     *
     * @param trees the expansions, as trees
     * @param responses the responses to expand
     */
    public ExpansionRun(List<TypeNode> trees, List<JobResponse> responses) {
        this.trees = trees;
        this.responses = responses.stream().map(this::open).toList();
    }

    private JobResponse open(JobResponse response) {
        List<ActionResponse> actions = new ArrayList<>();
        for (ActionResponse action : response.actions()) {
            Map<String, Object> body = Copies.of(action.body());
            trees.forEach(tree -> find(tree, body));
            actions.add(new ActionResponse(action.action(), action.errors(), body));
        }
        return new JobResponse(response.errors(), response.context(), actions);
    }

    private void find(TypeNode tree, Object value) {
        tree.find(
                value,
                object -> tree.expansions().values().forEach(expansion -> open.add(new Place(object, expansion))));
    }

    /**
     * Returns the jobs of the next round.
     *
     * @return jobs of one action each; empty at the end
     */
    public List<ServiceJob> next() {
        round.clear();
        while (round.isEmpty() && !open.isEmpty()) {
            List<Place> places = open;
            open = new ArrayList<>();
            places.forEach(this::request);
        }
        List<ServiceJob> jobs = new ArrayList<>();
        round.forEach((call, group) -> jobs.add(call.job(group.ids())));
        return jobs;
    }

    private void request(Place place) {
        Object id = place.node().missing(place.object());
        if (id == null) {
            return;
        }
        RouteCall call = place.node().call();
        Requested known = requested.computeIfAbsent(call, key -> Requested.none());
        known.request(id, call);
        if (known.objects().containsKey(id)) {
            // Only the expansions of this place are applied, because an object may refer to itself.
            put(place, known.objects().get(id));
            return;
        }
        Group group = round.computeIfAbsent(call, key -> new Group(new LinkedHashSet<>(), new ArrayList<>()));
        group.ids().add(id);
        group.places().add(place);
    }

    private void put(Place place, Object value) {
        if (value != null) {
            Object copy = Copies.of(value);
            place.object().put(place.node().expansion().destinationField(), copy);
            find(place.node().result(), copy);
        }
    }

    /**
     * Accepts the responses of a round.
     *
     * @param received the responses to the jobs of {@link #next}, errors included, in their order
     * @throws CallJobException if a job failed and one of its expansions has {@code raiseActionErrors}
     * @throws CallActionException if an action failed and one of its expansions has {@code raiseActionErrors}
     * @throws InvalidMessageException if a response lacks the field that its route names
     */
    public void accept(List<JobResponse> received) {
        int number = 0;
        for (Map.Entry<RouteCall, Group> entry : round.entrySet()) {
            accept(entry.getKey(), entry.getValue(), received.get(number++));
        }
    }

    private void accept(RouteCall call, Group group, JobResponse response) {
        Map<Object, Object> known = requested.get(call).objects();
        group.ids().forEach(id -> known.put(id, null));
        if (response.hasErrors()) {
            raise(call, group, response);
            return;
        }
        Map<String, Object> body = response.actions().isEmpty()
                ? Map.of()
                : response.actions().get(0).body();
        // The places of one expansion share the copy of an object, with further expansions in it.
        Map<ExpansionNode, Map<Object, Object>> copies = new HashMap<>();
        for (Place place : group.places()) {
            Object id = place.node().missing(place.object());
            Object value = id == null ? null : value(call, body, id);
            if (value != null) {
                known.put(id, value);
                Object copy = copies.computeIfAbsent(place.node(), node -> new HashMap<>())
                        .computeIfAbsent(id, key -> fresh(place.node(), value));
                place.object().put(place.node().expansion().destinationField(), copy);
            }
        }
    }

    private Object fresh(ExpansionNode node, Object value) {
        Object copy = Copies.of(value);
        find(node.result(), copy);
        trees.forEach(tree -> find(tree, copy));
        return copy;
    }

    private static Object value(RouteCall call, Map<String, Object> body, Object id) {
        if (body.isEmpty()) {
            // PySOA treats an empty body as a response without objects.
            return null;
        }
        if (body.get(call.responseField()) instanceof Map<?, ?> values) {
            // Peers that speak JSON only have text keys.
            return values.containsKey(id) ? values.get(id) : values.get(String.valueOf(id));
        }
        throw new InvalidMessageException(
                call.service(),
                "the response to the action " + call.action() + " must have a map in the field " + call.responseField()
                        + ", as the route of an expansion requires",
                null);
    }

    private static void raise(RouteCall call, Group group, JobResponse response) {
        if (group.places().stream().anyMatch(place -> place.node().expansion().raiseActionErrors())) {
            if (!response.errors().isEmpty()) {
                throw new CallJobException(call.service(), response);
            }
            throw new CallActionException(call.service(), response);
        }
    }

    /**
     * Returns the expanded responses.
     *
     * @return the responses in the order given
     */
    public List<JobResponse> result() {
        return responses;
    }
}

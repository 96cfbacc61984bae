/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import java.util.ArrayList;
import java.util.HashMap;
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

/**
 * Expands the responses of one call, in rounds: what {@link #next} returns is to be sent, and what comes back given to
 * {@link #accept}, until nothing is left to ask. No id is asked for twice.
 *
 * @since 0.1
 */
public final class ExpansionRun {

    private final List<TypeNode> trees;
    private final List<JobResponse> responses;
    private final Map<Question, Map<Object, Object>> asked = new HashMap<>();
    private final Map<Question, Group> round = new LinkedHashMap<>();
    private List<Place> open = new ArrayList<>();

    /** Where an object is to be put. */
    private record Place(Map<Object, Object> object, ExpansionNode node) {}

    /** What is asked in one job. */
    private record Group(Set<Object> ids, List<Place> places) {}

    /** One object as it is put into the places of one expansion, where more may be expanded in it. */
    private record Put(Object id, ExpansionNode node) {}

    /**
     * Begins.
     *
     * @param trees what to expand
     * @param responses the responses in which to expand it
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
     * Returns what is to be sent.
     *
     * @return jobs of one action each; empty at the end
     */
    public List<ServiceJob> next() {
        round.clear();
        while (round.isEmpty() && !open.isEmpty()) {
            List<Place> places = open;
            open = new ArrayList<>();
            places.forEach(this::ask);
        }
        List<ServiceJob> jobs = new ArrayList<>();
        round.forEach((question, group) -> jobs.add(question.job(group.ids())));
        return jobs;
    }

    private void ask(Place place) {
        Object id = place.node().missing(place.object());
        if (id == null) {
            return;
        }
        Question question = place.node().question();
        Map<Object, Object> known = asked.computeIfAbsent(question, key -> new HashMap<>());
        if (known.containsKey(id)) {
            // Expanded no further than was asked for at this place: an object may lead back to itself.
            put(place, known.get(id));
            return;
        }
        Group group = round.computeIfAbsent(question, key -> new Group(new LinkedHashSet<>(), new ArrayList<>()));
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
     * Takes what came back.
     *
     * @param received the responses to what {@link #next} returned, errors included, in its order
     * @throws CallJobException if a job failed, and one of its expansions says that it must not
     * @throws CallActionException if an action failed, and one of its expansions says that it must not
     * @throws InvalidMessageException if a response lacks the field that its route names
     */
    public void accept(List<JobResponse> received) {
        int number = 0;
        for (Map.Entry<Question, Group> entry : round.entrySet()) {
            accept(entry.getKey(), entry.getValue(), received.get(number++));
        }
    }

    private void accept(Question question, Group group, JobResponse response) {
        Map<Object, Object> known = asked.get(question);
        group.ids().forEach(id -> known.put(id, null));
        if (response.hasErrors()) {
            raise(question, group, response);
            return;
        }
        Map<String, Object> body = response.actions().isEmpty()
                ? Map.of()
                : response.actions().get(0).body();
        Map<Put, Object> copies = new HashMap<>();
        for (Place place : group.places()) {
            Object id = place.node().missing(place.object());
            Object value = id == null ? null : value(question, body, id);
            if (value != null) {
                known.put(id, value);
                Object copy = copies.computeIfAbsent(new Put(id, place.node()), key -> fresh(key.node(), value));
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

    private static Object value(Question question, Map<String, Object> body, Object id) {
        if (body.isEmpty()) {
            // PySOA takes it for a response that has none of them.
            return null;
        }
        if (body.get(question.responseField()) instanceof Map<?, ?> values) {
            // Peers that speak JSON have text alone for keys.
            return values.containsKey(id) ? values.get(id) : values.get(String.valueOf(id));
        }
        throw new InvalidMessageException(
                question.service(),
                "the response to the action " + question.action() + " should have a map in the field "
                        + question.responseField() + ", as the route of an expansion says",
                null);
    }

    private static void raise(Question question, Group group, JobResponse response) {
        if (group.places().stream().anyMatch(place -> place.node().expansion().raiseActionErrors())) {
            if (!response.errors().isEmpty()) {
                throw new CallJobException(question.service(), response);
            }
            throw new CallActionException(question.service(), response);
        }
    }

    /**
     * Returns the responses with what was put into them.
     *
     * @return the responses in the order given
     */
    public List<JobResponse> result() {
        return responses;
    }
}

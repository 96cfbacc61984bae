/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.PerService;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.schema.SchemaReader;
import org.jsoa.context.RequestContext;
import org.jsoa.service.Action;
import org.jsoa.service.Description;
import org.jsoa.service.Idempotent;

/**
 * Returns the actions of the service with their request and response bodies. The descriptions are created at the first
 * call for a service.
 *
 * @since 0.1
 */
@ApplicationScoped
@Idempotent
@Action(
        value = IntrospectAction.NAME,
        description =
                "Tells what actions the service has and describes their request and response bodies: in the words of"
                        + " PySOA's Conformity, and under json_schema in JSON Schema 2020-12. Each variant of a switched action"
                        + " is described on its own, under a name that ends in [switch:N], or in [DEFAULT] for the one that runs"
                        + " if no switch chooses another.")
public class IntrospectAction {

    /** The name of the action. */
    public static final String NAME = "introspect";

    private final Map<String, Introspection> introspections = new ConcurrentHashMap<>();
    private final PerService<ServiceModel> services;
    private final RequestContext context;
    private final BodyMapper mapper;
    private final Instance<Validator> validators;

    /** For the client proxy only. */
    protected IntrospectAction() {
        services = null;
        context = null;
        mapper = null;
        validators = null;
    }

    /**
     * Creates the action.
     *
     * @param services the services of the application
     * @param context tells the name of the service
     * @param mapper converts bodies
     * @param validators the server's validator, if it has one
     */
    @Inject
    public IntrospectAction(
            PerService<ServiceModel> services,
            RequestContext context,
            BodyMapper mapper,
            Instance<Validator> validators) {
        this.services = services;
        this.context = context;
        this.mapper = mapper;
        this.validators = validators;
    }

    /**
     * Describes the actions.
     *
     * @param body the action to describe, or none for all
     * @return one action, or all
     */
    @Valid
    public Response run(@Valid Request body) {
        Introspection introspection = introspections.computeIfAbsent(
                context.service().orElseThrow(),
                service -> Introspection.of(
                        services.of(service),
                        new SchemaReader(mapper, validators.stream().findFirst())));
        return body.actionName() == null ? introspection.ofAll() : introspection.of(body.actionName());
    }

    /**
     * The request body.
     *
     * @param actionName the one action to describe, or a variant of one, or null for all
     */
    public record Request(
            @Description("The one action to describe, by its name or by that of one of its variants; all, if left out.")
            @Size(min = 1, message = "String must have a length of at least 1")
            @Pattern(regexp = "(\\s*\\S[\\s\\S]*)?", message = "String cannot be blank")
            String actionName) {}

    /**
     * The response body.
     *
     * @param actionNames the names of the actions described
     * @param actions the descriptions by name
     * @param documentation the description of the service, or null
     */
    public record Response(
            @Description("The names of all actions described, in alphabetical order.") @NotNull
            List<String> actionNames,

            @Description("The descriptions by name.") @NotNull
            Map<String, ActionDescription> actions,

            @Description("What the service is for; left out if one action is requested or there is no description.")
            @JsonbNillable(false)
            String documentation) {}

    /**
     * One action.
     *
     * @param documentation what it does, or null
     * @param requestSchema what it takes, or null if it ignores the body
     * @param responseSchema what it returns
     * @param jsonSchema the schemas of request and response in JSON Schema
     */
    @Description("One action.")
    public record ActionDescription(
            @Description("What the action does.") String documentation,

            @Description("The request body in Conformity's words; null if the action ignores it.")
            Map<String, Object> requestSchema,

            @Description("The response body in Conformity's words.")
            Map<String, Object> responseSchema,

            @Description("The request and response bodies in JSON Schema 2020-12, by the keys request and response.")
            Map<String, Object> jsonSchema) {}
}

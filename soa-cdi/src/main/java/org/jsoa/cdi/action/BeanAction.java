/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.binding.BodyReader;
import org.jsoa.cdi.bodyerror.UnreadableBodyException;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.BodyForm;
import org.jsoa.cdi.validation.PartialBodies;
import org.jsoa.cdi.validation.Violations;
import org.jsoa.message.ErrorCodes;
import org.jsoa.service.ActionException;

/**
 * Runs an action on its bean: binds the body, calls the method through a handle made at deployment, and turns the result
 * into a body.
 *
 * <p>The interceptor that Bean Validation requires of every container checks the constraints. They are checked once,
 * therefore, with the groups and the opt-outs ({@code @ValidateOnExecution}) of the application, and inside the action's
 * other interceptors, as PySOA checks a body inside its middleware. A body that does not fit its record never reaches the
 * interceptor. The part that fits is then checked here, and the caller gets all errors at once.
 *
 * @since 0.1
 */
public final class BeanAction implements ActionHandler {

    private final String name;
    private final ActionBean bean;
    private final BodyForm form;
    private final BodyReader<?> reader;
    private final BodyMapper mapper;
    private final MethodHandle method;
    private final Violations violations;
    private final PartialBodies partialBodies;

    /**
     * Prepares an action.
     *
     * @param model the action
     * @param bean its bean
     * @param mapper converts bodies
     * @param validator returns the validator for the rest of a body that cannot be read as a whole; empty if the server has
     *     none
     * @throws IllegalArgumentException if the record that the action takes cannot be read from a body
     */
    public BeanAction(ActionModel model, ActionBean bean, BodyMapper mapper, Supplier<Optional<Validator>> validator) {
        this.name = model.name();
        this.bean = bean;
        this.form = model.form();
        this.mapper = mapper;
        this.reader = form == BodyForm.RECORD ? mapper.readerFor(model.bodyType()) : null;
        this.method = handle(model);
        this.violations = new Violations(model, mapper);
        this.partialBodies = new PartialBodies(model, mapper.wireType(model.bodyType()), validator);
    }

    private static MethodHandle handle(ActionModel model) {
        try {
            MethodHandle handle = MethodHandles.privateLookupIn(
                            model.method().getDeclaringClass(), MethodHandles.lookup())
                    .unreflect(model.method());
            MethodHandle withBody =
                    model.form() == BodyForm.NONE ? MethodHandles.dropArguments(handle, 1, Object.class) : handle;
            return withBody.asType(MethodType.methodType(Object.class, Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(model.method() + " cannot be called", e);
        }
    }

    @Override
    public Map<String, Object> run(Map<String, Object> body) throws Throwable {
        Object argument = form == BodyForm.RECORD ? read(body) : body;
        try {
            return mapper.writeResponse(call(argument));
        } catch (ConstraintViolationException e) {
            throw violations.translate(e, body);
        }
    }

    private Object call(Object argument) throws Throwable {
        try {
            return bean.call(method, argument);
        } catch (EJBAccessException e) {
            throw new ActionException(
                    ErrorCodes.NOT_AUTHORIZED, "The action \"" + name + "\" is not open to this caller.");
        } catch (EJBException e) {
            // A session bean wraps the exceptions of its method and of the check of its constraints.
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private Object read(Map<String, Object> body) {
        try {
            return reader.read(body);
        } catch (UnreadableBodyException e) {
            throw partialBodies.complete(e, body);
        }
    }
}

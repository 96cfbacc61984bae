/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.schema;

import jakarta.validation.Validator;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import java.util.Optional;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.BodyForm;

/**
 * Describes the bodies of requests and responses of actions. A schema contains only what is true for every call.
 * Constraints count where they are checked: on {@code @Valid} bodies, and only if the server has a validator.
 *
 * @since 0.1
 */
public final class SchemaReader {

    private final BodyMapper mapper;
    private final Optional<Validator> validator;

    /**
     * Creates a reader.
     *
     * @param mapper converts the bodies
     * @param validator describes the constraints; empty if none are checked
     */
    public SchemaReader(BodyMapper mapper, Optional<Validator> validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * Describes what an action takes.
     *
     * @param action the action
     * @return the schema of the request body; empty if the method takes none and ignores the body
     */
    public Optional<Schema> request(ActionModel action) {
        if (action.form() == BodyForm.NONE) {
            return Optional.empty();
        }
        ElementDescriptor checks = descriptor(action)
                .map(found -> found.getParameterDescriptors().get(0))
                .orElse(null);
        return Optional.of(
                new BodySchema(false, validator).read(mapper.wireType(action.bodyType()), Checks.of(checks)));
    }

    /**
     * Describes what an action returns.
     *
     * @param action the action
     * @return the schema of the response body
     */
    public Schema response(ActionModel action) {
        if (action.resultType() == void.class) {
            return BodySchema.empty();
        }
        ElementDescriptor checks = descriptor(action)
                .map(MethodDescriptor::getReturnValueDescriptor)
                .orElse(null);
        return new BodySchema(true, validator).read(mapper.wireType(action.resultType()), Checks.of(checks));
    }

    private Optional<MethodDescriptor> descriptor(ActionModel action) {
        return validator.map(found -> found.getConstraintsForClass(action.beanClass())
                .getConstraintsForMethod(
                        action.method().getName(), action.method().getParameterTypes()));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.schema;

import jakarta.validation.Validator;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jsoa.cdi.binding.BodyMapper;

/**
 * Describes what the method of an action takes and answers. Only what holds for every call is said: constraints count where
 * they are checked, that is on {@code @Valid} bodies and only if the server has a validator.
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
     * @param validator knows the constraints; empty if none are checked
     */
    public SchemaReader(BodyMapper mapper, Optional<Validator> validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * Describes what the method takes.
     *
     * @param beanClass the class of the bean
     * @param method the method
     * @return the schema of the request body; empty if the method takes none, so that anything will do
     */
    public Optional<Schema> request(Class<?> beanClass, Method method) {
        if (method.getParameterCount() == 0) {
            return Optional.empty();
        }
        ElementDescriptor checks = descriptor(beanClass, method)
                .map(found -> found.getParameterDescriptors().get(0))
                .orElse(null);
        return Optional.of(new BodySchema(false, validator)
                .read(mapper.wireType(method.getGenericParameterTypes()[0]), Checks.of(checks)));
    }

    /**
     * Describes what the method answers.
     *
     * @param beanClass the class of the bean
     * @param method the method
     * @return the schema of the response body
     */
    public Schema response(Class<?> beanClass, Method method) {
        if (method.getReturnType() == void.class) {
            return BodySchema.empty();
        }
        ElementDescriptor checks = descriptor(beanClass, method)
                .map(MethodDescriptor::getReturnValueDescriptor)
                .orElse(null);
        return new BodySchema(true, validator).read(mapper.wireType(method.getGenericReturnType()), Checks.of(checks));
    }

    private Optional<MethodDescriptor> descriptor(Class<?> beanClass, Method method) {
        return validator.map(found -> found.getConstraintsForClass(beanClass)
                .getConstraintsForMethod(method.getName(), method.getParameterTypes()));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The type arguments that a class gives to the type parameters of its supertypes.
 *
 * @since 0.1
 */
public final class TypeArguments {

    private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

    private TypeArguments() {}

    /**
     * Reads a class or interface and everything it extends.
     *
     * @param type the class
     * @return its type arguments
     */
    public static TypeArguments of(Class<?> type) {
        TypeArguments found = new TypeArguments();
        found.collect(type);
        return found;
    }

    private void collect(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                arguments.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
            }
            collect(raw);
        } else if (type instanceof Class<?> raw) {
            if (raw.getGenericSuperclass() != null) {
                collect(raw.getGenericSuperclass());
            }
            Arrays.stream(raw.getGenericInterfaces()).forEach(this::collect);
        }
    }

    /**
     * Replaces type parameters by their arguments.
     *
     * @param type a type in one of the supertypes
     * @return the type with all known arguments. An unknown type parameter remains, unless it can only be one record,
     *     because a record has no subclasses.
     */
    public Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            Type argument = arguments.get(variable);
            return argument == null ? onlyChoice(variable) : resolve(argument);
        }
        if (type instanceof ParameterizedType generic) {
            List<Type> given = List.of(generic.getActualTypeArguments());
            List<Type> resolved = given.stream().map(this::resolve).toList();
            return resolved.equals(given)
                    ? type
                    : new Parameterized(generic.getRawType(), generic.getOwnerType(), resolved);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return resolve(array.getGenericComponentType()) instanceof Class<?> component
                    ? component.arrayType()
                    : type;
        }
        return type;
    }

    private static Type onlyChoice(TypeVariable<?> variable) {
        return variable.getBounds()[0] instanceof Class<?> bound && bound.isRecord() ? bound : variable;
    }

    /**
     * Creates a generic type with arguments.
     *
     * @param raw the class
     * @param arguments a type for each of its type parameters
     * @return the type
     */
    public static Type parameterized(Class<?> raw, Type... arguments) {
        return new Parameterized(raw, null, List.of(arguments));
    }

    /** Returns whether a method has the parameters of one of a supertype, as an overriding method has. */
    boolean haveSameParameters(Method ofSupertype, Method method) {
        return parameters(ofSupertype).equals(parameters(method))
                || Arrays.equals(ofSupertype.getParameterTypes(), method.getParameterTypes());
    }

    private List<Class<?>> parameters(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .<Class<?>>map(parameter -> raw(resolve(parameter)))
                .toList();
    }

    private Class<?> raw(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        return type instanceof GenericArrayType array
                ? raw(resolve(array.getGenericComponentType())).arrayType()
                : Object.class;
    }

    private record Parameterized(Type getRawType, Type getOwnerType, List<Type> arguments)
            implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(new Type[0]);
        }

        @Override
        public String toString() {
            return getRawType.getTypeName() + "<"
                    + String.join(
                            ", ", arguments.stream().map(Type::getTypeName).toList()) + ">";
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Resolves Java types: replaces type variables by type arguments. */
public final class WireTypes {

    private static final WireType.Inside INSIDE = new Inside();
    private static final WireType ANYTHING = type(Object.class, List.of());

    private WireTypes() {}

    /**
     * Resolves a type.
     *
     * @param type the type; a type variable in it stands for its bound
     * @return what it is on the wire
     * @since 0.1
     */
    public static WireType of(Type type) {
        return resolve(type, Map.of());
    }

    private static WireType type(Class<?> raw, List<WireType> arguments) {
        return new WireType(raw, arguments, INSIDE);
    }

    private static WireType resolve(Type type, Map<TypeVariable<?>, WireType> variables) {
        if (type instanceof Class<?> raw) {
            return raw.isArray() ? arrayOf(resolve(raw.getComponentType(), variables)) : type(raw, List.of());
        }
        if (type instanceof ParameterizedType parameterized) {
            List<WireType> arguments = Arrays.stream(parameterized.getActualTypeArguments())
                    .map(argument -> resolve(argument, variables))
                    .toList();
            return type((Class<?>) parameterized.getRawType(), arguments);
        }
        if (type instanceof GenericArrayType array) {
            return arrayOf(resolve(array.getGenericComponentType(), variables));
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0], variables);
        }
        WireType known = variables.get(type);
        // A variable may occur in its own bound. The class of the bound ends the recursion.
        return known == null ? resolve(erasure(type), Map.of()) : known;
    }

    private static WireType arrayOf(WireType element) {
        return type(element.raw().arrayType(), List.of(element));
    }

    private static Class<?> erasure(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return erasure(variable.getBounds()[0]);
        }
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
    }

    /** Resolves the type that is declared for a component or a supertype of another one. */
    static WireType inside(WireType type, Type declared) {
        return resolve(declared, variables(type));
    }

    private static Map<TypeVariable<?>, WireType> variables(WireType type) {
        TypeVariable<?>[] names = type.raw().getTypeParameters();
        if (names.length != type.arguments().size()) {
            return Map.of();
        }
        Map<TypeVariable<?>, WireType> variables = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            variables.put(names[i], type.arguments().get(i));
        }
        return variables;
    }

    private static WireType argument(WireType type, Class<?> generic, int index) {
        List<WireType> found = argumentsOf(generic, type);
        // A list that contains itself has no innermost content.
        return index < found.size() && !found.get(index).equals(type) ? found.get(index) : ANYTHING;
    }

    /** Finds the arguments that a type gives to itself or to one of its supertypes; empty if it names none. */
    private static List<WireType> argumentsOf(Class<?> generic, WireType type) {
        if (type.raw() == generic) {
            return type.arguments();
        }
        Stream<Type> supertypes = Stream.concat(
                Stream.ofNullable(type.raw().getGenericSuperclass()),
                Stream.of(type.raw().getGenericInterfaces()));
        return supertypes
                .map(supertype -> inside(type, supertype))
                .filter(supertype -> generic.isAssignableFrom(supertype.raw()))
                .findFirst()
                .map(supertype -> argumentsOf(generic, supertype))
                .orElse(List.of());
    }

    private static final class Inside implements WireType.Inside {

        @Override
        public WireType key(WireType type) {
            return argument(type, Map.class, 0);
        }

        @Override
        public WireType content(WireType type) {
            return switch (type.form()) {
                case LIST -> type.raw().isArray() ? type.arguments().get(0) : argument(type, Collection.class, 0);
                case MAP -> argument(type, Map.class, 1);
                case OPTIONAL -> argument(type, type.raw(), 0);
                case RECORD, VALUE -> ANYTHING;
            };
        }

        @Override
        public List<WireComponent> components(WireType type) {
            return ComponentReader.read(type);
        }
    }
}

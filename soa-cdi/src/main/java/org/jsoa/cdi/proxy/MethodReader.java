/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.binding.BodyReader;
import org.jsoa.cdi.model.ActionDefinition;
import org.jsoa.cdi.model.NameRule;
import org.jsoa.cdi.model.TypeArguments;
import org.jsoa.client.BodyField;
import org.jsoa.client.CallOptions;
import org.jsoa.message.ActionResponse;

/** Reads what one method of an interface sends and returns. */
final class MethodReader {

    /** The field that the result of a method is, if it is no body and no annotation names its field. */
    private static final String RESULT = "result";

    private final TypeArguments typeArguments;
    private final BodyMapper mapper;

    MethodReader(TypeArguments typeArguments, BodyMapper mapper) {
        this.typeArguments = typeArguments;
        this.mapper = mapper;
    }

    /**
     * Reads a method.
     *
     * @throws IllegalArgumentException if it cannot work, with the reason
     */
    RemoteMethod read(Method method, ActionDefinition action) {
        NameRule.complaint("@Action", action.name()).ifPresent(MethodReader::refuse);
        if (method.getTypeParameters().length > 0) {
            refuse("must not have type parameters of its own");
        }
        Type returned = resolve(method.getGenericReturnType(), "returns");
        boolean returnsStage = raw(returned) == CompletionStage.class;
        if (returnsStage) {
            if (!(returned instanceof ParameterizedType)) {
                refuse("must say what its CompletionStage completes with");
            }
            returned = ((ParameterizedType) returned).getActualTypeArguments()[0];
        }
        return new RemoteMethod(
                action.name(), arguments(method), result(method, returned), action.idempotent(), returnsStage);
    }

    private MethodArguments arguments(Method method) {
        Parameter[] parameters = method.getParameters();
        int[] options = IntStream.range(0, parameters.length)
                .filter(i -> parameters[i].getType() == CallOptions.class)
                .toArray();
        if (options.length > 1) {
            refuse("must not take more than one CallOptions");
        }
        int optionsPlace = options.length == 0 ? MethodArguments.NONE : options[0];
        int others = parameters.length - options.length;
        int first = optionsPlace == 0 ? 1 : 0;
        if (others == 1 && isBody(parameters[first])) {
            return new MethodArguments(mapper, first, List.of(), optionsPlace);
        }
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            fields.add(i == optionsPlace ? null : field(parameters[i]));
        }
        List<String> given = fields.stream().filter(field -> field != null).toList();
        if (given.stream().distinct().count() < given.size()) {
            refuse("must not have two parameters for one field of the body: " + given);
        }
        return new MethodArguments(mapper, MethodArguments.NONE, fields, optionsPlace);
    }

    private boolean isBody(Parameter parameter) {
        Class<?> type = raw(resolve(parameter.getParameterizedType(), "takes"));
        return !parameter.isAnnotationPresent(BodyField.class) && (type.isRecord() || type == Map.class);
    }

    private String field(Parameter parameter) {
        resolve(parameter.getParameterizedType(), "takes");
        BodyField named = parameter.getAnnotation(BodyField.class);
        if (named != null) {
            return named.value();
        }
        if (!parameter.isNamePresent()) {
            refuse("takes arguments whose names are not known: compile the interface with -parameters, or give each"
                    + " a @BodyField, or take one record or one Map<String, Object>");
        }
        return mapper.wireName(parameter.getName());
    }

    private MethodResult result(Method method, Type returned) {
        BodyField named = method.getAnnotation(BodyField.class);
        Class<?> raw = raw(returned);
        if (named == null) {
            if (raw == ActionResponse.class) {
                return new MethodResult.Raw();
            }
            if (raw == void.class || raw == Void.class) {
                return new MethodResult.Nothing();
            }
            if (isBodyMap(returned)) {
                return new MethodResult.Body();
            }
        }
        try {
            if (named == null && raw.isRecord()) {
                return new MethodResult.Whole(mapper.readerFor(returned).ignoringExtraKeys());
            }
            BodyReader<?> reader = mapper.readerFor(TypeArguments.parameterized(Map.class, String.class, returned))
                    .ignoringExtraKeys();
            return new MethodResult.Field(named == null ? RESULT : named.value(), reader, raw == Optional.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "returns a " + returned.getTypeName() + ", which cannot be read from a body: " + e.getMessage(), e);
        }
    }

    private static boolean isBodyMap(Type type) {
        return type instanceof ParameterizedType map
                && map.getRawType() == Map.class
                && Arrays.equals(map.getActualTypeArguments(), new Type[] {String.class, Object.class});
    }

    private Type resolve(Type type, String does) {
        Type resolved = typeArguments.resolve(type);
        if (resolved instanceof TypeVariable<?>) {
            refuse(does + " a " + resolved.getTypeName() + ", of which the interface does not say what it stands for");
        }
        return resolved;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : type instanceof Class<?> plain ? plain : Object.class;
    }

    private static void refuse(String complaint) {
        throw new IllegalArgumentException(complaint);
    }
}

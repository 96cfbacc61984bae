/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionDefinition;
import org.jsoa.cdi.model.AnnotatedName;
import org.jsoa.cdi.model.TypeArguments;
import org.jsoa.client.BodyField;
import org.jsoa.client.CallOptions;

/** Reads the parameters and the result of one method of an interface. */
final class MethodReader {

    private final TypeArguments typeArguments;
    private final BodyMapper mapper;
    private final CallResults results;

    MethodReader(TypeArguments typeArguments, BodyMapper mapper) {
        this.typeArguments = typeArguments;
        this.mapper = mapper;
        this.results = new CallResults(mapper);
    }

    /**
     * Reads a method.
     *
     * @throws IllegalArgumentException if it cannot work, with the reason
     */
    RemoteMethod read(Method method, ActionDefinition action) {
        AnnotatedName.complaint("@Action", action.name()).ifPresent(MethodReader::refuse);
        if (method.getTypeParameters().length > 0) {
            refuse("must not have type parameters of its own");
        }
        Type returned = resolve(method.getGenericReturnType(), "returns");
        boolean returnsStage = CallResults.raw(returned) == CompletionStage.class;
        if (returnsStage) {
            if (!(returned instanceof ParameterizedType)) {
                refuse("must give its CompletionStage a type argument");
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
        Class<?> type = CallResults.raw(resolve(parameter.getParameterizedType(), "takes"));
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

    private CallResult result(Method method, Type returned) {
        BodyField named = method.getAnnotation(BodyField.class);
        try {
            return named == null ? results.of(returned) : results.field(named.value(), returned);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("returns " + e.getMessage(), e);
        }
    }

    private Type resolve(Type type, String does) {
        Type resolved = typeArguments.resolve(type);
        if (resolved instanceof TypeVariable<?>) {
            refuse(does + " a " + resolved.getTypeName() + ", for which the interface gives no type argument");
        }
        return resolved;
    }

    private static void refuse(String complaint) {
        throw new IllegalArgumentException(complaint);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jsoa.cdi.bodyerror.WirePath;

/**
 * Collects what the mapper's own deserializers refuse, and lets the reading go on with null. A body with mismatches is
 * never handed to an action, so no action sees that null.
 */
final class MismatchHandler extends DeserializationProblemHandler {

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String failure)
            throws IOException {
        refuse(context, parser, notA(target.getRawClass()));
        parser.skipChildren();
        return null;
    }

    @Override
    public Object handleWeirdNativeValue(
            DeserializationContext context, JavaType target, Object value, JsonParser parser) {
        refuse(context, parser, notA(target.getRawClass()));
        return null;
    }

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String failure) {
        return weirdScalar(context, target);
    }

    @Override
    public Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String failure) {
        return weirdScalar(context, target);
    }

    @Override
    public Object handleWeirdKey(DeserializationContext context, Class<?> target, String key, String failure) {
        Mismatches mismatches = Mismatches.of(context);
        WirePath place = WirePath.of(context.getParser());
        if (target.isEnum()) {
            mismatches.unknownKey(place, notOneOf(target));
        } else {
            mismatches.invalidKey(place, notA(target));
        }
        return null;
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> target,
            ValueInstantiator instantiator,
            JsonParser parser,
            String message)
            throws IOException {
        refuse(context, parser, notA(target));
        parser.skipChildren();
        return null;
    }

    private static Object weirdScalar(DeserializationContext context, Class<?> target) {
        if (target.isEnum()) {
            Mismatches.of(context).unknownValue(WirePath.of(context.getParser()), notOneOf(target));
        } else {
            refuse(context, context.getParser(), notA(target));
        }
        return null;
    }

    private static void refuse(DeserializationContext context, JsonParser parser, String message) {
        Mismatches.of(context).invalid(WirePath.of(parser), message);
    }

    private static String notOneOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> '"' + ((Enum<?>) constant).name() + '"')
                .sorted()
                .collect(Collectors.joining(", ", "Value is not one of: ", ""));
    }

    private static String notA(Class<?> type) {
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "Not a list";
        }
        return java.util.Map.class.isAssignableFrom(type) ? "Not a dict" : "Not a " + type.getSimpleName();
    }
}

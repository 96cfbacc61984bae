/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoa.cdi.bodyerror.WirePath;

/**
 * Reads a record. The mapper's own stops at the first key that is missing or too many; this one collects them all. A
 * component of a primitive type is required; others are null where the key is absent.
 */
final class RecordDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, BeanPropertyDefinition> properties;
    private final transient RecordComponent[] components;
    private final transient Map<String, Integer> positions = new HashMap<>();
    private final transient JsonDeserializer<?>[] deserializers;
    private final String[] keys;
    private final transient MethodHandle constructor;

    RecordDeserializer(JavaType type, BeanDescription description) {
        super(type);
        properties = description.findProperties().stream()
                .collect(Collectors.toMap(BeanPropertyDefinition::getInternalName, Function.identity()));
        components = type.getRawClass().getRecordComponents();
        deserializers = new JsonDeserializer<?>[components.length];
        keys = new String[components.length];
        constructor = constructor(type.getRawClass(), components);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        MethodType signature = MethodType.methodType(
                void.class,
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, signature)
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made from a body", e);
        }
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        for (int i = 0; i < components.length; i++) {
            BeanPropertyDefinition property = properties.get(components[i].getName());
            if (property == null) {
                context.reportBadDefinition(
                        handledType(),
                        "its component " + components[i].getName() + " has the name of another one on the wire");
            }
            keys[i] = property.getName();
            positions.put(keys[i], i);
            JavaType type = property.getConstructorParameter().getType();
            deserializers[i] = context.findContextualValueDeserializer(type, null);
        }
    }

    @Override
    public boolean isCachable() {
        return true;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            return read(parser, context, null);
        }
        Map<?, ?> whole = WholeMap.at(parser);
        if (whole != null) {
            return readWhole(whole, parser, context);
        }
        Mismatches.of(context).invalid(WirePath.of(parser), "Not a dict");
        parser.skipChildren();
        return null;
    }

    private Object readWhole(Map<?, ?> map, JsonParser parser, DeserializationContext context) throws IOException {
        Map<Object, Object> withText = new LinkedHashMap<>();
        SortedSet<String> extra = new TreeSet<>();
        map.forEach((key, value) -> {
            if (key instanceof String) {
                withText.put(key, value);
            } else {
                extra.add(WirePath.text(key));
            }
        });
        return WholeMap.in(parser, context).read(withText, (inside, ofInside) -> read(inside, ofInside, extra));
    }

    /** Reads the entries that the parser goes through, where some keys may be known to be too many, or null if none is. */
    private Object read(JsonParser parser, DeserializationContext context, SortedSet<String> known) throws IOException {
        Mismatches mismatches = Mismatches.of(context);
        int before = mismatches.count();
        Object[] values = new Object[components.length];
        boolean[] present = new boolean[components.length];
        SortedSet<String> extra = known;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            Integer position = positions.get(key);
            if (position == null) {
                extra = extra == null ? new TreeSet<>() : extra;
                extra.add(key);
                parser.skipChildren();
            } else {
                present[position] = true;
                values[position] = value(position, parser, context);
            }
        }
        for (int i = 0; i < components.length; i++) {
            if (!present[i]) {
                values[i] = absent(i, parser, context);
            }
        }
        if (extra != null && context.getAttribute(BodyReader.EXTRA_KEYS_IGNORED) == null) {
            mismatches.extra(here(parser), extra);
        }
        return construct(values, parser, mismatches, mismatches.count() == before);
    }

    private Object value(int position, JsonParser parser, DeserializationContext context) throws IOException {
        try {
            // A primitive has no null: its deserializer refuses it in its own words.
            return parser.hasToken(JsonToken.VALUE_NULL)
                            && !components[position].getType().isPrimitive()
                    ? deserializers[position].getNullValue(context)
                    : deserializers[position].deserialize(parser, context);
        } catch (JsonMappingException e) {
            e.prependPath(handledType(), keys[position]);
            throw e;
        }
    }

    private Object absent(int position, JsonParser parser, DeserializationContext context) throws JsonMappingException {
        if (components[position].getType().isPrimitive()) {
            Mismatches.of(context).missing(here(parser), keys[position]);
            return null;
        }
        return deserializers[position].getAbsentValue(context);
    }

    private static WirePath here(JsonParser parser) {
        // At the end of a map the parser's context is that of the map's parent again, which points at the map.
        return WirePath.of(parser);
    }

    private Object construct(Object[] values, JsonParser parser, Mismatches mismatches, boolean isWhole) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && components[i].getType().isPrimitive()) {
                values[i] = Array.get(Array.newInstance(components[i].getType(), 1), 0);
            }
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            if (isWhole) {
                // A record that refuses its components in its constructor states a rule for the body.
                mismatches.invalid(here(parser), e.getMessage() == null ? e.toString() : e.getMessage());
            } else {
                mismatches.spoil(here(parser));
            }
            return null;
        }
    }
}

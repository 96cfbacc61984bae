/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.MapType;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import org.jsoa.cdi.bodyerror.WirePath;

/**
 * Reads a map. The mapper's own knows only text as keys; to this one a key that is text is one thing and a number another. An
 * entry whose key does not fit is left out.
 */
final class MapDeserializer extends StdDeserializer<Map<?, ?>>
        implements ResolvableDeserializer, ValueInstantiator.Gettable {

    private static final long serialVersionUID = 1L;

    private final MapType type;
    private final transient ValueInstantiator instantiator;
    private transient KeyReader keys;
    private JsonDeserializer<Object> values;

    /**
     * Creates the deserializer.
     *
     * @param type the type of the map
     * @param instantiator makes empty maps of the type, or null for an {@link EnumMap}
     */
    MapDeserializer(MapType type, ValueInstantiator instantiator) {
        super(type);
        this.type = type;
        this.instantiator = instantiator;
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        keys = KeyReader.of(type.getKeyType(), context);
        values = context.findContextualValueDeserializer(type.getContentType(), null);
    }

    @Override
    public boolean isCachable() {
        return true;
    }

    @Override
    public ValueInstantiator getValueInstantiator() {
        return instantiator;
    }

    @Override
    public Map<?, ?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            return read(parser, context, null);
        }
        Map<?, ?> whole = WholeMap.at(parser);
        if (whole == null) {
            Mismatches.of(context).invalid(WirePath.of(parser), "Not a dict");
            parser.skipChildren();
            return null;
        }
        boolean isKept = type.getKeyType().isJavaLangObject()
                && type.getContentType().isJavaLangObject()
                && handledType().isInstance(whole);
        return isKept
                ? whole
                : (Map<?, ?>) WholeMap.in(parser, context)
                        .read(
                                whole,
                                (inside, ofInside) ->
                                        read(inside, ofInside, whole.keySet().iterator()));
    }

    /** Reads the entries that the parser goes through; their keys are those given, or the names if that is null. */
    private Map<Object, Object> read(JsonParser parser, DeserializationContext context, Iterator<?> given)
            throws IOException {
        Map<Object, Object> read = empty(context);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Object key = key(given == null ? name : given.next(), parser, context);
            boolean isNull = parser.nextToken() == JsonToken.VALUE_NULL;
            Object value = isNull ? values.getNullValue(context) : value(name, parser, context);
            if (key != null || type.getKeyType().isJavaLangObject()) {
                read.put(key, value);
            }
        }
        return read;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Map<Object, Object> empty(DeserializationContext context) throws IOException {
        return instantiator == null
                ? new EnumMap(type.getKeyType().getRawClass())
                : (Map<Object, Object>) instantiator.createUsingDefault(context);
    }

    private Object key(Object key, JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return keys.read(key, context);
        } catch (MismatchException e) {
            Mismatches.of(context).invalidKey(WirePath.of(parser), e.getMessage());
            return null;
        }
    }

    private Object value(String name, JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return values.deserialize(parser, context);
        } catch (JsonMappingException e) {
            e.prependPath(handledType(), name);
            throw e;
        }
    }
}

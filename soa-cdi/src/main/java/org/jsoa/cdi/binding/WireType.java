/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/**
 * What the mapper makes of a Java type: for those who describe bodies rather than convert them.
 *
 * @since 0.1
 */
public final class WireType {

    private final ObjectMapper mapper;
    private final JavaType type;

    WireType(ObjectMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
    }

    /**
     * How values of a type look on the wire.
     *
     * @since 0.1
     */
    public enum Form {
        /** A map with the keys of a record. */
        RECORD,
        /** A list. */
        LIST,
        /** A map with any keys of one type. */
        MAP,
        /** The content of an {@link java.util.Optional}, or null. */
        OPTIONAL,
        /** A single value. */
        VALUE
    }

    /**
     * Returns the class of the values.
     *
     * @return the class, without type arguments
     */
    public Class<?> raw() {
        return type.getRawClass();
    }

    /**
     * Returns how the values look on the wire.
     *
     * @return the form
     */
    public Form form() {
        Class<?> raw = raw();
        if (raw == byte[].class || raw == Amount.class || raw == SpecialDecimal.class) {
            return Form.VALUE;
        }
        if (type.isRecordType()) {
            return Form.RECORD;
        }
        if (type.isMapLikeType()) {
            return Form.MAP;
        }
        if (type.isCollectionLikeType() || type.isArrayType()) {
            return Form.LIST;
        }
        return type.isReferenceType() && type.getContentType() != null ? Form.OPTIONAL : Form.VALUE;
    }

    /**
     * Returns the type of what is inside a list, a map or an optional.
     *
     * @return the type of the elements, values or content
     */
    public WireType content() {
        return new WireType(mapper, type.getContentType());
    }

    /**
     * Returns the type of the keys of a map.
     *
     * @return the type of the keys
     */
    public WireType key() {
        return new WireType(mapper, type.getKeyType());
    }

    /**
     * Returns the components of a record.
     *
     * @return the components in their order
     */
    public List<WireComponent> components() {
        BeanDescription description = mapper.getSerializationConfig().introspect(type);
        Map<String, BeanPropertyDefinition> properties = description.findProperties().stream()
                .collect(Collectors.toMap(BeanPropertyDefinition::getInternalName, Function.identity()));
        JsonInclude.Value ofRecord = description.findPropertyInclusion(JsonInclude.Value.empty());
        List<WireComponent> components = new ArrayList<>();
        for (RecordComponent component : raw().getRecordComponents()) {
            BeanPropertyDefinition property = properties.get(component.getName());
            if (property != null) {
                components.add(new WireComponent(
                        component,
                        property.getName(),
                        new WireType(mapper, property.getPrimaryType()),
                        ofRecord.withOverrides(property.findInclusion()).getValueInclusion()
                                == JsonInclude.Include.NON_ABSENT));
            }
        }
        return components;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireType wire && type.equals(wire.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return type.toCanonical();
    }
}

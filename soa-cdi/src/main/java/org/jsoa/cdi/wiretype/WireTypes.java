/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads types and keeps what it read: the mapper takes long to introspect a record. */
public final class WireTypes {

    private final ObjectMapper mapper;
    private final Map<JavaType, List<WireType.Component>> components = new ConcurrentHashMap<>();

    public WireTypes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public WireType of(Type type) {
        return new WireType(this, mapper.constructType(type));
    }

    List<WireType.Component> components(JavaType type) {
        return components.computeIfAbsent(type, this::read);
    }

    private List<WireType.Component> read(JavaType type) {
        BeanDescription description = mapper.getSerializationConfig().introspect(type);
        Map<String, BeanPropertyDefinition> properties = description.findProperties().stream()
                .collect(Collectors.toMap(BeanPropertyDefinition::getInternalName, Function.identity()));
        JsonInclude.Value ofRecord = description.findPropertyInclusion(JsonInclude.Value.empty());
        List<WireType.Component> found = new ArrayList<>();
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            BeanPropertyDefinition property = properties.get(component.getName());
            if (property != null) {
                found.add(new WireType.Component(
                        component,
                        property.getName(),
                        new WireType(this, property.getPrimaryType()),
                        ofRecord.withOverrides(property.findInclusion()).getValueInclusion()
                                == JsonInclude.Include.NON_ABSENT));
            }
        }
        return List.copyOf(found);
    }
}

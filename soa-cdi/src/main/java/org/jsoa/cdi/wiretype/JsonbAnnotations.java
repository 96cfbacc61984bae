/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;

/**
 * Reads Jakarta's {@code @JsonbProperty} and {@code @JsonbNillable}. The mapper's own annotations are not read, since
 * they are relocated and applications cannot use them.
 */
public final class JsonbAnnotations extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public PropertyName findNameForSerialization(Annotated annotated) {
        return name(annotated);
    }

    @Override
    public PropertyName findNameForDeserialization(Annotated annotated) {
        return name(annotated);
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
        JsonbNillable nillable = annotated.getAnnotation(JsonbNillable.class);
        if (nillable == null) {
            return JsonInclude.Value.empty();
        }
        return JsonInclude.Value.empty()
                .withValueInclusion(nillable.value() ? JsonInclude.Include.ALWAYS : JsonInclude.Include.NON_ABSENT);
    }

    private static PropertyName name(Annotated annotated) {
        JsonbProperty property = annotated.getAnnotation(JsonbProperty.class);
        return property == null || property.value().isEmpty() ? null : PropertyName.construct(property.value());
    }
}

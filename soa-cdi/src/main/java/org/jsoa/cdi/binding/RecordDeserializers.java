/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;

/** Gives the mapper our own deserializer for every record that is not itself a value of the wire. */
final class RecordDeserializers extends SimpleDeserializers {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
        JsonDeserializer<?> registered = super.findBeanDeserializer(type, config, description);
        return registered == null && type.isRecordType() ? new RecordDeserializer(type, description) : registered;
    }
}

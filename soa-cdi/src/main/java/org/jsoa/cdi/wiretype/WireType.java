/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/**
 * What the mapper makes of a Java type. It serves to describe bodies, not to convert them.
 *
 * @since 0.1
 */
public final class WireType {

    private final WireTypes types;
    private final JavaType type;

    WireType(WireTypes types, JavaType type) {
        this.types = types;
        this.type = type;
    }

    /**
     * Returns what the mapper calls the type.
     *
     * @return the type; never null
     */
    public JavaType type() {
        return type;
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
     * One component of a record, as the wire has it.
     *
     * @param component the component; never null
     * @param key its key on the wire; never null
     * @param type its type, with type arguments resolved; never null
     * @param leftOutIfNull whether a response leaves the key out where the component is null
     * @since 0.1
     */
    public record Component(RecordComponent component, String key, WireType type, boolean leftOutIfNull) {}

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
     * Returns the type of the content of a list, a map or an optional.
     *
     * @return the type of the elements, values or content; that of any object for a type without content
     */
    public WireType content() {
        return new WireType(types, type.getContentType() == null ? TypeFactory.unknownType() : type.getContentType());
    }

    /**
     * Returns the type of the content of an optional, or of a type in an optional in turn.
     *
     * @return the type of the innermost content; this type if it is no optional
     */
    public WireType withoutOptional() {
        return form() == Form.OPTIONAL ? content().withoutOptional() : this;
    }

    /**
     * Returns the type inside all containers.
     *
     * @return the type of the elements of lists, values of maps and contents of optionals, otherwise this type
     */
    public WireType withoutContainers() {
        return form() == Form.RECORD || form() == Form.VALUE ? this : content().withoutContainers();
    }

    /**
     * Returns the records that values of the type may contain.
     *
     * @return the classes of all records inside, this one first if it is one
     */
    public Set<Class<?>> records() {
        Set<WireType> found = new LinkedHashSet<>();
        withoutContainers().collectRecords(found);
        return found.stream().map(WireType::raw).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void collectRecords(Set<WireType> found) {
        if (form() == Form.RECORD && found.add(this)) {
            components()
                    .forEach(component -> component.type().withoutContainers().collectRecords(found));
        }
    }

    /**
     * Returns the type of the keys of a map.
     *
     * @return the type of the keys
     */
    public WireType key() {
        return new WireType(types, type.getKeyType());
    }

    /**
     * Returns the components of a record.
     *
     * @return the components in their order
     */
    public List<Component> components() {
        return types.components(type);
    }

    /**
     * Returns one component of a record.
     *
     * @param name the name of the component in Java
     * @return the component; empty if there is none of that name
     */
    public Optional<Component> component(String name) {
        return form() == Form.RECORD
                ? components().stream()
                        .filter(component -> component.component().getName().equals(name))
                        .findFirst()
                : Optional.empty();
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

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/**
 * A Java type as bodies hold it: a class with its type arguments, all variables replaced. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class WireType {

    private final Class<?> raw;
    private final List<WireType> arguments;
    private final Inside inside;
    // Threads may compute the list at the same time. The results are equal.
    private volatile List<WireComponent> components;

    /**
     * Creates a type.
     *
     * @param raw the class
     * @param arguments its type arguments; for an array, the type of its elements
     * @param inside resolves the types inside it
     */
    WireType(Class<?> raw, List<WireType> arguments, Inside inside) {
        this.raw = raw;
        this.arguments = arguments;
        this.inside = inside;
    }

    /** Resolves the types inside a type lazily, because a record may contain itself. */
    interface Inside {

        WireType key(WireType type);

        WireType content(WireType type);

        List<WireComponent> components(WireType type);
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
        /** The content of an {@link Optional}, or null. */
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
        return raw;
    }

    /** Returns the type arguments, or for an array, the type of its elements. */
    List<WireType> arguments() {
        return arguments;
    }

    /**
     * Returns how the values look on the wire.
     *
     * @return the form
     */
    public Form form() {
        if (raw == byte[].class || raw == Amount.class || raw == SpecialDecimal.class) {
            return Form.VALUE;
        }
        if (raw.isRecord()) {
            return Form.RECORD;
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Form.MAP;
        }
        if (raw.isArray() || Collection.class.isAssignableFrom(raw)) {
            return Form.LIST;
        }
        return raw == Optional.class || raw == AtomicReference.class ? Form.OPTIONAL : Form.VALUE;
    }

    /**
     * Returns the type of the content of a list, a map or an optional.
     *
     * @return the type of the elements, values or content; that of {@code Object} for any other type
     */
    public WireType content() {
        return inside.content(this);
    }

    /**
     * Returns the type of the keys of a map.
     *
     * @return the type of the keys
     */
    public WireType key() {
        return inside.key(this);
    }

    /**
     * Returns the type without a surrounding optional.
     *
     * @return the type of the content of an optional, otherwise this type
     */
    public WireType withoutOptional() {
        return form() == Form.OPTIONAL ? content().withoutOptional() : this;
    }

    /**
     * Returns the type inside all surrounding containers.
     *
     * @return the type of the elements of lists, values of maps and contents of optionals, otherwise this type
     */
    public WireType withoutContainers() {
        return form() == Form.RECORD || form() == Form.VALUE ? this : content().withoutContainers();
    }

    /**
     * Returns the records that values of the type may hold.
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
     * Returns the components of a record.
     *
     * @return the components in their order, without those whose key an earlier one has; empty if this is no record
     */
    public List<WireComponent> components() {
        List<WireComponent> found = components;
        if (found == null) {
            found = form() == Form.RECORD ? inside.components(this) : List.of();
            components = found;
        }
        return found;
    }

    /**
     * Returns one component of a record.
     *
     * @param name the name of the component in Java
     * @return the component; empty if there is none of that name
     */
    public Optional<WireComponent> component(String name) {
        return components().stream()
                .filter(component -> component.component().getName().equals(name))
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireType wire && raw == wire.raw && arguments.equals(wire.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(raw, arguments);
    }

    @Override
    public String toString() {
        if (arguments.isEmpty()) {
            return raw.getName();
        }
        return raw.isArray()
                ? arguments.get(0) + "[]"
                : arguments.stream().map(WireType::toString).collect(Collectors.joining(",", raw.getName() + "<", ">"));
    }
}

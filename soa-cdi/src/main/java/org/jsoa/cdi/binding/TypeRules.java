/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jsoa.cdi.wiretype.TypeFlaw;
import org.jsoa.cdi.wiretype.WireType;

/** Finds types that no body can be read as, or that cannot become a body, before the first body arrives. */
final class TypeRules {

    private static final String INSTEAD =
            "; use a record, a list or map, text, a number, a boolean, bytes, an Instant, a"
                    + " LocalDateTime, LocalDate or LocalTime, an Amount, a UUID, an enum, or Object for anything";

    private static final Set<Class<?>> NO_KEYS = Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private static final String URL_HASH =
            " URLs, whose hash codes need the addresses of their hosts from the network; use a java.net.URI";

    private final boolean isRead;
    private final Set<WireType> seen = new HashSet<>();
    private final List<TypeFlaw> flaws = new ArrayList<>();

    private TypeRules(boolean isRead) {
        this.isRead = isRead;
    }

    /** Checks a type that bodies are read as. */
    static List<TypeFlaw> ofRead(WireType type) {
        return new TypeRules(true).check(type);
    }

    /**
     * Checks a type that becomes a body. A class that may have subclasses is not checked, because only the value can
     * tell.
     */
    static List<TypeFlaw> ofWritten(WireType type) {
        return new TypeRules(false).check(type);
    }

    private List<TypeFlaw> check(WireType type) {
        check(type, type.toString(), "is");
        return flaws;
    }

    private void check(WireType type, String place, String verb) {
        switch (type.form()) {
            case RECORD -> checkRecord(type);
            case LIST, MAP, OPTIONAL -> checkContainer(type, place, verb);
            case VALUE -> {
                if (!isValue(type.raw())) {
                    refuse(
                            place,
                            verb + " a " + type + ", which no body can " + (isRead ? "hold" : "become") + INSTEAD);
                }
            }
        }
    }

    private void checkRecord(WireType type) {
        if (!seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.raw().getRecordComponents()) {
            String place = type.raw().getName() + "." + component.getName();
            type.component(component.getName())
                    .ifPresentOrElse(
                            found -> check(found.type(), place, "is"),
                            () -> refuse(
                                    place,
                                    "has the same name on the wire as another component; give it one of its own with"
                                            + " @JsonbProperty"));
        }
    }

    private void checkContainer(WireType type, String place, String verb) {
        boolean isMap = type.form() == WireType.Form.MAP;
        if (isMap && !isKey(type.key().raw())) {
            refuse(place, "has keys of the type " + type.key() + "; use text, numbers or an enum as keys");
        } else if (isRead && isMap && type.key().raw() == URL.class) {
            refuse(place, "has as keys" + URL_HASH);
        } else if (isRead
                && !isMap
                && Set.class.isAssignableFrom(type.raw())
                && type.content().raw() == URL.class) {
            refuse(place, "is a set of" + URL_HASH);
        } else if (isRead && !canBeMade(type)) {
            refuse(
                    place,
                    verb + " a " + type + ", of which none can be made; use "
                            + (isMap ? Map.class : List.class).getName());
        }
        check(type.content(), place, "holds");
    }

    private static boolean canBeMade(WireType type) {
        return switch (type.form()) {
            case LIST ->
                type.raw().isArray()
                        || Containers.ofCollection(type.raw(), type.content().raw())
                                .isPresent();
            case MAP -> Containers.ofMap(type.raw(), type.key().raw()).isPresent();
            case RECORD, OPTIONAL, VALUE -> true;
        };
    }

    private static boolean isKey(Class<?> raw) {
        return isAlwaysValue(raw) && !NO_KEYS.contains(raw);
    }

    private boolean isValue(Class<?> raw) {
        return isAlwaysValue(raw) || (!isRead && Modifier.isAbstract(raw.getModifiers()));
    }

    private static boolean isAlwaysValue(Class<?> raw) {
        return raw.isEnum() || Scalars.BY_TYPE.containsKey(raw);
    }

    private void refuse(String place, String complaint) {
        flaws.add(new TypeFlaw(place, complaint));
    }
}

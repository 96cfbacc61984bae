/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoa.cdi.bodyerror.BodyErrors;
import org.jsoa.cdi.bodyerror.UnreadableBodyException;
import org.jsoa.cdi.wiretype.TypeFlaw;
import org.jsoa.cdi.wiretype.WireType;

/**
 * Reads bodies into one record. Safe for use by many threads.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class BodyReader<T> {

    private final WireType type;
    private final ValueReader reader;
    private final boolean ignoresExtraKeys;

    private BodyReader(WireType type, ValueReader reader, boolean ignoresExtraKeys) {
        this.type = type;
        this.reader = reader;
        this.ignoresExtraKeys = ignoresExtraKeys;
    }

    /**
     * Prepares the reading.
     *
     * @throws IllegalArgumentException if no body can be read as the type
     */
    static <T> BodyReader<T> of(WireType type) {
        List<TypeFlaw> flaws = TypeRules.ofRead(type);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException(
                    flaws.stream().map(TypeFlaw::toString).collect(Collectors.joining("; ")));
        }
        return new BodyReader<>(type, new ValueReaders().of(type), false);
    }

    /** Finds the mistakes in a type at deployment. Otherwise the first body would show them. */
    static List<TypeFlaw> flaws(WireType type) {
        List<TypeFlaw> flaws = TypeRules.ofRead(type);
        if (flaws.isEmpty()) {
            try {
                new ValueReaders().of(type);
            } catch (IllegalArgumentException e) {
                return List.of(new TypeFlaw(type.toString(), e.getMessage()));
            }
        }
        return flaws;
    }

    /**
     * Returns a reader for bodies of peers that may have newer records.
     *
     * @return a reader like this one that ignores keys without a component of the record
     */
    public BodyReader<T> ignoringExtraKeys() {
        return new BodyReader<>(type, reader, true);
    }

    /**
     * Reads a body.
     *
     * @param body the body
     * @return the record
     * @throws UnreadableBodyException if the body does not fit, with an error for everything that does not
     */
    @SuppressWarnings("unchecked")
    public T read(Map<String, Object> body) {
        Place place = Place.ofBody(ignoresExtraKeys);
        Object result = reader.read(body, place);
        if (place.errorCount() > 0) {
            BodyErrors errors = place.errors();
            throw new UnreadableBodyException(errors.inOrder(type, body), errors, result, place.refusedRecords());
        }
        return (T) result;
    }
}

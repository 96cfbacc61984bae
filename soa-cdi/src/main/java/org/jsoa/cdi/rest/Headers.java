/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The headers of a request.
 *
 * @param byName returns the values of a header; null or none if it was not sent
 */
record Headers(Function<String, List<String>> byName) {

    static final Headers NONE = new Headers(name -> List.of());

    /** Returns the value of a header that must occur once; empty if it is absent or occurs several times. */
    Optional<String> only(String name) {
        List<String> values = byName.apply(name);
        return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Returns the value of a header that is a list and may be split into several; empty if it is absent. */
    Optional<String> joined(String name) {
        List<String> values = byName.apply(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }
}

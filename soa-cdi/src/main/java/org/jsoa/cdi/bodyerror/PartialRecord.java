/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jsoa.cdi.wiretype.WireType;

/**
 * The values of a record that could not be constructed, because a value is unreadable or its constructor refuses them.
 *
 * @param place the place of the record in the body
 * @param type the type of the record
 * @param values the values of its components, in their order; null or zero for unreadable ones
 * @since 0.1
 */
public record PartialRecord(WirePath place, WireType type, List<Object> values) {

    /** Copies. */
    public PartialRecord {
        // A list of the JDK's factories takes no null.
        values = Collections.unmodifiableList(Arrays.asList(values.toArray()));
    }
}

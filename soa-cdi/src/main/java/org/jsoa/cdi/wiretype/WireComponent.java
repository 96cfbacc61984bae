/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import java.lang.reflect.RecordComponent;

/**
 * One component of a record, with its key on the wire.
 *
 * @param component the component; never null
 * @param key its key on the wire; never null
 * @param type its type, with type arguments resolved; never null
 * @param leftOutIfNull whether the key is left out if the component is null. Otherwise its value is null.
 * @since 0.1
 */
public record WireComponent(RecordComponent component, String key, WireType type, boolean leftOutIfNull) {}

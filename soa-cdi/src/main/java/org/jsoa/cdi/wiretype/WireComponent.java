/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import java.lang.reflect.RecordComponent;

/**
 * One component of a record, as the wire has it.
 *
 * @param component the component; never null
 * @param key its key on the wire; never null
 * @param type its type, with type arguments put in; never null
 * @param leftOutIfNull whether a response lacks the key where the component is null; otherwise it has the key with null
 * @since 0.1
 */
public record WireComponent(RecordComponent component, String key, WireType type, boolean leftOutIfNull) {}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import java.util.UUID;

/**
 * Makes correlation ids for work that nobody gave one.
 *
 * @since 0.1
 */
public final class CorrelationId {

    private CorrelationId() {}

    /**
     * Makes an id that no other work has.
     *
     * @return 32 lower-case hexadecimal digits, as PySOA makes them
     */
    public static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}

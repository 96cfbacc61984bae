/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import java.util.UUID;

/**
 * Makes correlation ids for work that came without one.
 *
 * @since 0.1
 */
public final class CorrelationId {

    private CorrelationId() {}

    /**
     * Makes a unique id.
     *
     * @return 32 lower-case hexadecimal digits, as PySOA makes them
     */
    public static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}

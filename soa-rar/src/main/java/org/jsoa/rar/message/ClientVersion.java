/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.List;

/** Reads the client version in the meta header of a request, which decides which responses the client can read. */
final class ClientVersion {

    private static final List<Long> FIRST_WITH_CALLER_ERROR = List.of(0L, 70L, 0L);

    private ClientVersion() {}

    /**
     * Returns whether the client knows {@code is_caller_error}. An older client fails on an unknown key. A missing or unreadable
     * version counts as old, because a new client can do without the key.
     */
    static boolean knowsCallerError(Object version) {
        return version instanceof List<?> numbers && isReadable(version) && compare(numbers) >= 0;
    }

    /** Returns whether the version is a list whose first elements, as far as PySOA compares them, are numbers. */
    static boolean isReadable(Object version) {
        if (!(version instanceof List<?> numbers)) {
            return false;
        }
        for (int index = 0; index < Math.min(numbers.size(), FIRST_WITH_CALLER_ERROR.size()); index++) {
            if (!(numbers.get(index) instanceof Number number)) {
                return false;
            }
            if (number.doubleValue() != FIRST_WITH_CALLER_ERROR.get(index)) {
                return true;
            }
        }
        return true;
    }

    private static int compare(List<?> numbers) {
        for (int index = 0; index < FIRST_WITH_CALLER_ERROR.size(); index++) {
            if (index == numbers.size()) {
                return -1;
            }
            int order = Double.compare(((Number) numbers.get(index)).doubleValue(), FIRST_WITH_CALLER_ERROR.get(index));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.List;

/** What the version of the client in a request's meta header says about which answers it can read. */
final class ClientVersion {

    private static final List<Long> FIRST_WITH_CALLER_ERROR = List.of(0L, 70L, 0L);

    private ClientVersion() {}

    /**
     * Tells whether the client knows {@code is_caller_error}: an older one fails on any key it does not know. No version, or
     * one that cannot be read, counts as old: a new client does not miss the key.
     */
    static boolean knowsCallerError(Object version) {
        return version instanceof List<?> numbers && isReadable(version) && compare(numbers) >= 0;
    }

    /** Tells whether the version is a list of which as many elements are numbers as PySOA looks at. */
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

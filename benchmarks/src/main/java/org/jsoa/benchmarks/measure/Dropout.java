/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

/**
 * A contestant that failed, and took no further part.
 *
 * @param contestant its name
 * @param when the load that it was to make, or what else it was to do
 * @param reason what went wrong
 */
public record Dropout(String contestant, String when, String reason) {

    static Dropout of(String contestant, String when, Exception failure) {
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return new Dropout(contestant, when, reason);
    }
}

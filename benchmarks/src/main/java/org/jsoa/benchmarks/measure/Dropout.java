/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

/**
 * A contestant that failed, and took no further part.
 *
 * @param contestant its name
 * @param reason what went wrong
 */
public record Dropout(String contestant, String reason) {

    static Dropout of(String contestant, Exception failure) {
        return new Dropout(contestant, failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.load;

/** Gives each caller what it calls by. */
@FunctionalInterface
public interface CallSource {

    /**
     * Opens one caller.
     *
     * @param body the text to send; what comes back must equal it
     * @return a caller
     * @throws Exception if it cannot be had
     */
    Call open(String body) throws Exception;
}

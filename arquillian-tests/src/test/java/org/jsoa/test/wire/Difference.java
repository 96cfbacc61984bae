/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * One known difference between our response to a vector's request and PySOA's.
 *
 * @param vector the name of the request
 * @param path the path in the response
 * @param pysoa the value of PySOA, or null if it has none
 * @param ours our value, or null if we have none
 * @param documented words of the sentence that documents it
 */
public record Difference(String vector, String path, String pysoa, String ours, String documented) {

    private static final String ANYTHING = "anything";

    static Difference onlyPysoa(String vector, String path, String documented) {
        return new Difference(vector, path, ANYTHING, null, documented);
    }

    static Difference onlyOurs(String vector, String path, String documented) {
        return new Difference(vector, path, null, ANYTHING, documented);
    }

    /** Turns the lines of PySOA into the lines that we should have, except those that only we have. */
    List<String> expected(List<String> pysoaLines) {
        if (pysoa == null) {
            return pysoaLines;
        }
        if (ours == null) {
            return without(pysoaLines);
        }
        int index = pysoaLines.indexOf(line(pysoa));
        if (index < 0 || pysoa.equals(ours)) {
            throw new AssertionError(vector + ": no such difference any more: " + line(pysoa));
        }
        List<String> changed = new ArrayList<>(pysoaLines);
        changed.set(index, line(ours));
        return changed;
    }

    /** Removes the lines that only we have. */
    List<String> shared(List<String> ourLines) {
        return pysoa == null ? without(ourLines) : ourLines;
    }

    private List<String> without(List<String> lines) {
        List<String> others = lines.stream()
                .filter(line -> !line.startsWith(path + " = ") && !line.startsWith(path + "."))
                .toList();
        if (others.size() == lines.size()) {
            throw new AssertionError(vector + ": no such difference any more: " + path);
        }
        return others;
    }

    private String line(String value) {
        return path + " = " + value;
    }
}

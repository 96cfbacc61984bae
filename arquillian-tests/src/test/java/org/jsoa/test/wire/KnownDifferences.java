/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.wire;

import java.util.List;
import org.jsoa.test.peer.Frame;

/** Every difference between our responses to the vectors' requests and PySOA's. */
public final class KnownDifferences {

    private static final String VALIDATION = "req_v3_validation";
    private static final String ERRORS = "body.actions.0.errors";
    private static final String BODY = "body.actions.0.body";
    private static final String FORM = "in the version and the serializer of the request";

    /** All of them. */
    public static final List<Difference> ALL = List.of(
            new Difference(
                    VALIDATION,
                    ERRORS + "[name].message",
                    "\"String must have a length of at least 2\"",
                    "\"must not be blank\"",
                    "Value out of bounds"),
            Difference.onlyOurs(VALIDATION, ERRORS + "[name]#2", "Value that breaks two constraints"),
            new Difference(
                    VALIDATION,
                    ERRORS + "[count].message",
                    "\"Value not <= 10\"",
                    "\"must be less than or equal to 10\"",
                    "Value out of bounds"),
            new Difference(
                    VALIDATION,
                    ERRORS + "[items].message",
                    "\"List is longer than 2\"",
                    "\"size must be between 0 and 2\"",
                    "Value out of bounds"),
            new Difference(
                    VALIDATION,
                    ERRORS + "[items.1.id].message",
                    "\"Missing key: id\"",
                    "\"must not be null\"",
                    "Key missing"),
            new Difference(
                    VALIDATION,
                    ERRORS + "[any].message",
                    "\"Not an integer\"",
                    "\"Not a unicode string\"",
                    "Several errors about one value"),
            new Difference(
                    VALIDATION,
                    ERRORS + "[any]#2.message",
                    "\"Not a unicode string\"",
                    "\"Not an integer\"",
                    "Several errors about one value"),
            Difference.onlyPysoa(VALIDATION, ERRORS + "[price]", "an integer or a number as text, too"),
            Difference.onlyPysoa("req_v3_status", BODY + ".conformity", "replace PySOA's `conformity` and `python`"),
            Difference.onlyPysoa("req_v3_status", BODY + ".python", "replace PySOA's `conformity` and `python`"),
            Difference.onlyOurs("req_v3_status", BODY + ".jsoa", "`jsoa` and `java` replace PySOA's"),
            Difference.onlyOurs("req_v3_status", BODY + ".java", "`jsoa` and `java` replace PySOA's"),
            Difference.onlyOurs("req_v3_introspect", BODY + ".actions.power.json_schema", "PySOA has no such key"),
            new Difference("req_v2_json_unserialisable", "version", "3", "2", FORM),
            new Difference("req_v2_json_unserialisable", "serializer", "msgpack", "json", FORM),
            new Difference("req_v1_too_large", "version", "3", "1", FORM),
            new Difference("req_v2_chunk_refused", "version", "3", "2", FORM));

    private KnownDifferences() {}

    /** Returns the differences of one vector. */
    static List<Difference> of(Vector vector) {
        return ALL.stream()
                .filter(difference -> difference.vector().equals(vector.name()))
                .toList();
    }

    /** Returns the lines of the response that we should give, except those that only we have. */
    public static List<String> expected(Vector vector) {
        List<String> lines = ResponseLines.of(vector.response());
        for (Difference difference : of(vector)) {
            lines = difference.expected(lines);
        }
        return lines;
    }

    /** Returns the lines of our response, except those that only we have. */
    public static List<String> shared(Vector vector, List<Frame> response) {
        List<String> lines = ResponseLines.of(response);
        for (Difference difference : of(vector)) {
            lines = difference.shared(lines);
        }
        return lines;
    }
}

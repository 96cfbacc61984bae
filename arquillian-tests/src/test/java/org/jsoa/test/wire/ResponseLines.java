/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.test.peer.Frame;

/** A response as lines of text, one for each value: its path and the value. */
public final class ResponseLines {

    private static final String EXPIRY = "meta.__expiry__";

    private final List<String> lines = new ArrayList<>();

    private ResponseLines() {}

    /** Reads a response of one frame or of several chunks. */
    public static List<String> of(List<Frame> chunks) {
        Frame first = chunks.get(0);
        byte[] payload = Frame.payload(chunks);
        ResponseLines lines = new ResponseLines();
        lines.add("version", first.version());
        lines.add("serializer", first.isJson() ? "json" : "msgpack");
        lines.addMap(
                "", (Map<?, ?>) (first.isJson() ? PayloadTree.ofJson(payload) : PayloadTree.ofMessagePack(payload)));
        return lines.lines;
    }

    private void add(String path, Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            addMap(path + ".", map);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            if (path.endsWith("errors")) {
                addErrors(path, list);
            } else {
                for (int i = 0; i < list.size(); i++) {
                    add(path + "." + i, list.get(i));
                }
            }
        } else if (!path.equals(EXPIRY)) {
            lines.add(path + " = " + value);
        }
    }

    private void addMap(String prefix, Map<?, ?> map) {
        map.forEach((key, value) -> add(prefix + key, value));
    }

    /** Names errors by their field, not by their index: a missing error changes no other line. */
    private void addErrors(String path, List<?> errors) {
        Map<String, Integer> count = new HashMap<>();
        for (Map<?, ?> error : asTheyCome(errors)) {
            String field = "[" + String.valueOf(error.get("field")).replace("\"", "") + "]";
            int number = count.merge(field, 1, Integer::sum);
            addMap(path + field + (number == 1 ? "" : "#" + number) + ".", error);
        }
    }

    private static List<Map<?, ?>> asTheyCome(List<?> errors) {
        List<Map<?, ?>> maps = new ArrayList<>();
        errors.forEach(error -> maps.add((Map<?, ?>) error));
        return maps;
    }
}

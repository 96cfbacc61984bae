/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.bodyerror.BodyError.Aspect;
import org.jsoa.cdi.wiretype.WireComponent;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;

/** Lists the errors of a body. Its type and the body itself determine the order. */
final class ErrorListing {

    /** Compares indexes as numbers and keys as text. One place hardly ever has steps of both kinds. */
    private static final Comparator<Object> BY_INDEX_OR_KEY = Comparator.comparing(
                    (Object step) -> step instanceof Integer index ? index : Integer.MAX_VALUE)
            .thenComparing(String::valueOf);

    private static final int MOST_LISTED = 100;

    private final List<SoaError> listed = new ArrayList<>();

    /**
     * A value between the body and an error.
     *
     * @param pointer the dotted pointer to it; empty for the body
     * @param type its type
     * @param value the value as received, or null
     * @param isThere whether the key exists, maybe with null
     */
    private record Found(String pointer, WireType type, Object value, boolean isThere) {

        Found inside(Object step, WireType type, Object value, boolean isThere) {
            return new Found(pointerTo(step), type, value, isThere);
        }

        private String pointerTo(Object step) {
            if (pointer.length() > ErrorText.LONGEST) {
                return pointer;
            }
            String shown = ErrorText.cut(step.toString());
            return pointer.isEmpty() ? shown : ErrorText.cut(pointer + "." + shown);
        }
    }

    /**
     * Lists the errors.
     *
     * @param root the errors, maybe not all
     * @param count how many errors there are in all
     */
    List<SoaError> of(ErrorNode root, int count, WireType type, Map<String, Object> body) {
        list(root, new Found("", type, body, true));
        if (count > listed.size()) {
            listed.add(SoaError.of(ErrorCodes.INVALID, (count - listed.size()) + " more errors are not listed"));
        }
        return listed;
    }

    private void list(ErrorNode node, Found found) {
        if (listed.size() == MOST_LISTED) {
            return;
        }
        List<BodyError> errors = new ArrayList<>(node.errors());
        Collections.sort(errors);
        errors.stream().filter(error -> error.aspect() != Aspect.EXTRA_KEYS).forEach(error -> list(error, found));
        if (!node.inside().isEmpty()) {
            listInside(new LinkedHashMap<>(node.inside()), found);
        }
        errors.stream().filter(error -> error.aspect() == Aspect.EXTRA_KEYS).forEach(error -> list(error, found));
    }

    private void list(BodyError error, Found found) {
        String code = error.code().equals(ErrorCodes.MISSING) && found.isThere() ? ErrorCodes.INVALID : error.code();
        if (listed.size() < MOST_LISTED) {
            String message = ErrorText.cut(error.message());
            listed.add(SoaError.of(code, message, found.pointer().isEmpty() ? null : found.pointer()));
        }
    }

    private void listInside(Map<Object, ErrorNode> left, Found found) {
        WireType type = found.type().withoutOptional();
        if (type.form() == WireType.Form.RECORD) {
            listComponents(left, type, found);
        } else if (found.value() instanceof Map<?, ?> map) {
            listEntries(left, map, type.content(), found);
        }
        left.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_INDEX_OR_KEY))
                .forEach(entry -> list(
                        entry.getValue(),
                        found.inside(entry.getKey(), type.content(), element(found, entry.getKey()), true)));
    }

    private void listComponents(Map<Object, ErrorNode> left, WireType type, Found found) {
        for (WireComponent component : type.components()) {
            ErrorNode node = left.remove(component.key());
            if (node != null) {
                boolean isMissing = found.value() instanceof Map<?, ?> map && !map.containsKey(component.key());
                Object value = found.value() instanceof Map<?, ?> map ? map.get(component.key()) : null;
                list(node, found.inside(component.key(), component.type(), value, !isMissing));
            }
        }
    }

    private void listEntries(Map<Object, ErrorNode> left, Map<?, ?> map, WireType content, Found found) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (left.isEmpty()) {
                return;
            }
            String key = WirePath.text(entry.getKey());
            ErrorNode node = left.remove(key);
            if (node != null) {
                list(node, found.inside(key, content, entry.getValue(), true));
            }
        }
    }

    private static Object element(Found found, Object step) {
        return found.value() instanceof List<?> list && step instanceof Integer index && index < list.size()
                ? list.get(index)
                : null;
    }
}

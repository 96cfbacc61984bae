/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Actions as nobody should write them. */
@Service("platform")
@ApplicationScoped
public class MisbehavingActions {

    /** No value that travels. */
    public static final class Account {

        /** Nobody's business. */
        public String getPassword() {
            return "secret";
        }
    }

    /**
     * Holds what cannot travel.
     *
     * @param account the account
     */
    public record Holder(Object account) {}

    /** Calls itself without an end. */
    @Action("overflow")
    public Map<String, Object> overflow() {
        return Map.of("depth", depth(1));
    }

    private static long depth(long depth) {
        return depth == Long.MAX_VALUE ? 0 : depth(depth + 1) + 1;
    }

    /** Asks for more memory than an array can have. */
    @Action("exhaust")
    public Map<String, Object> exhaust() {
        return Map.of("length", new long[Integer.MAX_VALUE][].length);
    }

    /** Says that there is no more memory. */
    @Action("pretend_exhausted")
    public void pretendExhausted() {
        throw new OutOfMemoryError();
    }

    /** Answers with an object that nobody knows how to send, among others. */
    @Action("answer_object")
    public Map<String, Object> answerObject() {
        return Map.of("account", new Account());
    }

    /** Answers with a record that holds such an object. */
    @Action("answer_holder")
    public Holder answerHolder() {
        return new Holder(new Account());
    }

    /** Answers with a map that holds itself. */
    @Action("answer_itself")
    public Map<String, Object> answerItself() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        return map;
    }
}

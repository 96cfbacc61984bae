/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Actions that fail with errors of the virtual machine or return values that cannot be sent. */
@Service("platform")
@ApplicationScoped
public class MisbehavingActions {

    /** A class that is no type of the wire. */
    public static final class Account {

        /** A value that no caller must see. */
        public String getPassword() {
            return "secret";
        }
    }

    /**
     * A record that holds an object which cannot be sent.
     *
     * @param account the account
     */
    public record Holder(Object account) {}

    /** Calls itself until the stack overflows. */
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

    /** Throws the error of a virtual machine without memory. */
    @Action("pretend_exhausted")
    public void pretendExhausted() {
        throw new OutOfMemoryError();
    }

    /** Returns a map that holds an object which cannot be sent. */
    @Action("return_object")
    public Map<String, Object> returnObject() {
        return Map.of("account", new Account());
    }

    /** Returns a record that holds such an object. */
    @Action("return_holder")
    public Holder returnHolder() {
        return new Holder(new Account());
    }

    /** Returns a map that holds itself. */
    @Action("return_itself")
    public Map<String, Object> returnItself() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        return map;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a method has the form of an action. */
record Signature(BodyForm form, List<String> complaints) {

    static Signature of(Method method) {
        List<String> complaints = new ArrayList<>();
        if (!Modifier.isPublic(method.getModifiers())) {
            complaints.add("has @Action and so must be public");
        }
        if (Modifier.isStatic(method.getModifiers())) {
            complaints.add("has @Action and so must not be static");
        }
        BodyForm form = form(method);
        if (form == null) {
            complaints.add("must take nothing, one record or one Map<String, Object>, the request body");
        }
        if (!returnsBody(method)) {
            complaints.add("must return a record, a Map<String, Object> or void, not "
                    + method.getGenericReturnType().getTypeName());
        }
        return new Signature(form, List.copyOf(complaints));
    }

    private static BodyForm form(Method method) {
        if (method.getParameterCount() == 0) {
            return BodyForm.NONE;
        }
        if (method.getParameterCount() > 1) {
            return null;
        }
        Class<?> type = method.getParameterTypes()[0];
        if (type.isRecord()) {
            return BodyForm.RECORD;
        }
        return type == Map.class && isBodyMap(method.getGenericParameterTypes()[0]) ? BodyForm.MAP : null;
    }

    private static boolean returnsBody(Method method) {
        Class<?> type = method.getReturnType();
        return type == void.class || type.isRecord() || (type == Map.class && isBodyMap(method.getGenericReturnType()));
    }

    private static boolean isBodyMap(Type type) {
        return type instanceof ParameterizedType map
                && map.getActualTypeArguments()[0] == String.class
                && map.getActualTypeArguments()[1] == Object.class;
    }
}

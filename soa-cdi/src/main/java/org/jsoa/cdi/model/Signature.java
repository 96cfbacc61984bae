/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Whether a method has the form of an action. */
record Signature(List<String> complaints) {

    static Signature of(Method method, TypeArguments arguments) {
        List<String> complaints = new ArrayList<>();
        if (!Modifier.isPublic(method.getModifiers())) {
            complaints.add("has @Action and must be public");
        }
        if (Modifier.isStatic(method.getModifiers())) {
            complaints.add("has @Action and must not be static");
        }
        if (BodyForm.of(method, arguments).isEmpty()) {
            complaints.add("must take nothing, one record or one Map<String, Object>, the request body, not "
                    + (method.getParameterCount() == 1
                            ? arguments
                                    .resolve(method.getGenericParameterTypes()[0])
                                    .getTypeName()
                            : method.getParameterCount() + " parameters; put them into one record"));
        }
        Type result = arguments.resolve(method.getGenericReturnType());
        if (!isResult(result)) {
            complaints.add("must return a record, a Map<String, Object> or void, not "
                    + result.getTypeName()
                    + (isFuture(method.getReturnType())
                            ? "; wait for its result, since a job has a thread of its own"
                            : "; put that into a record"));
        }
        return new Signature(List.copyOf(complaints));
    }

    private static boolean isFuture(Class<?> type) {
        return Future.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type);
    }

    private static boolean isResult(Type type) {
        return type == void.class || BodyForm.isRecord(type) || BodyForm.isBodyMap(type);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.cdi.model.AnnotatedName;
import org.jsoa.cdi.model.Problem;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;

/** Finds mistakes at the injection points of clients. */
final class ClientInjection {

    private ClientInjection() {}

    static List<Problem> problems(InjectionPoint point, TypedClients typed) {
        List<Problem> problems = new ArrayList<>();
        for (Annotation qualifier : point.getQualifiers()) {
            if (qualifier instanceof SoaClient client) {
                AnnotatedName.complaint("@SoaClient", client.value())
                        .ifPresent(complaint -> problems.add(new Problem(place(point), complaint)));
                Type wanted = wanted(point.getType());
                if (wanted instanceof Class<?> type && type.isInterface()) {
                    if (type != ServiceClient.class) {
                        typed.addInjected(type);
                    }
                } else {
                    problems.add(new Problem(
                            place(point),
                            "has @SoaClient and must be a " + ServiceClient.class.getName()
                                    + ", or an interface without type parameters that has methods with @Action, not a "
                                    + point.getType().getTypeName()));
                }
            }
        }
        return problems;
    }

    private static Type wanted(Type type) {
        boolean isIndirect = type instanceof ParameterizedType wrapper
                && (wrapper.getRawType() == Instance.class || wrapper.getRawType() == Provider.class);
        return isIndirect ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    }

    private static String place(InjectionPoint point) {
        return point.getMember().getDeclaringClass().getName() + "."
                + point.getMember().getName();
    }
}

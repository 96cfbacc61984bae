/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jsoa.client.CallErrorMapper;
import org.jsoa.client.CallException;

/**
 * What the application makes of errors in responses. The mappers are found with the first such error: a mapper may itself need the
 * clients, which need this object.
 *
 * @since 0.1
 */
@Singleton
public class ErrorMappers {

    private final Instance<CallErrorMapper> mappers;
    private volatile List<CallErrorMapper> inOrder;

    /**
     * Takes the mappers of the application.
     *
     * @param mappers all of them
     */
    @Inject
    public ErrorMappers(@Any Instance<CallErrorMapper> mappers) {
        this.mappers = mappers;
    }

    private List<CallErrorMapper> inOrder() {
        List<CallErrorMapper> known = inOrder;
        if (known == null) {
            known = mappers.handlesStream()
                    .sorted(Comparator.comparingInt(
                            handle -> priority(handle.getBean().getBeanClass())))
                    .<CallErrorMapper>map(Instance.Handle::get)
                    .toList();
            inOrder = known;
        }
        return known;
    }

    private static int priority(Class<?> type) {
        Priority priority = type.getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }

    /** Returns what a call throws: the exception of the first mapper that has one, otherwise the failure itself. */
    RuntimeException toThrow(CallException failure) {
        for (CallErrorMapper mapper : inOrder()) {
            Optional<RuntimeException> own = mapper.map(failure);
            if (own.isPresent()) {
                return own.get();
            }
        }
        return failure;
    }

    /** Returns what any failure of a call becomes. */
    Throwable toThrow(Throwable failure) {
        return failure instanceof CallException responded ? toThrow(responded) : failure;
    }
}

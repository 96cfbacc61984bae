/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

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
 * What the application makes of errors that services answer with.
 *
 * @since 0.1
 */
@Singleton
public class ErrorMappers {

    private final List<CallErrorMapper> inOrder;

    /**
     * Finds the mappers of the application.
     *
     * @param mappers all of them
     */
    @Inject
    public ErrorMappers(@Any Instance<CallErrorMapper> mappers) {
        inOrder = mappers.handlesStream()
                .sorted(Comparator.comparingInt(
                        handle -> priority(handle.getBean().getBeanClass())))
                .<CallErrorMapper>map(Instance.Handle::get)
                .toList();
    }

    private static int priority(Class<?> type) {
        Priority priority = type.getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }

    /** Returns what is to be thrown: what the first mapper says that has something for it, or else the exception itself. */
    RuntimeException toThrow(CallException failure) {
        for (CallErrorMapper mapper : inOrder) {
            Optional<RuntimeException> own = mapper.map(failure);
            if (own.isPresent()) {
                return own.get();
            }
        }
        return failure;
    }

    /** Returns what is to be thrown in the place of any failure. */
    Throwable toThrow(Throwable failure) {
        return failure instanceof CallException answered ? toThrow(answered) : failure;
    }
}

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
 * Maps errors in responses to exceptions of the application. The mappers are looked up at the first error, because a
 * mapper may itself inject the clients, which need this object.
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

    /**
     * Returns the exception that a call throws: that of the first mapper that returns one, otherwise the failure
     * itself.
     */
    RuntimeException toThrow(CallException failure) {
        for (CallErrorMapper mapper : inOrder()) {
            Optional<RuntimeException> own = mapper.map(failure);
            if (own.isPresent()) {
                return own.get();
            }
        }
        return failure;
    }

    /** Maps a failure of a call if it is a {@link CallException}. */
    Throwable toThrow(Throwable failure) {
        return failure instanceof CallException responded ? toThrow(responded) : failure;
    }
}

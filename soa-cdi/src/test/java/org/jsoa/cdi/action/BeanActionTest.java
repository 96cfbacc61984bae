/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionDefinition;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.ServiceDefinition;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;
import org.jsoa.service.DeliveryMode;
import org.junit.jupiter.api.Test;

/** What becomes of the exceptions that session beans have for everything. */
class BeanActionTest {

    /** Something to call. */
    public static class Vault {
        /** Never called: the bean throws before. */
        public void open() {}
    }

    private static BeanAction invoker(Exception failure) throws NoSuchMethodException {
        ActionModel model = new ActionModel(
                new ServiceDefinition("bank", "", DeliveryMode.AT_MOST_ONCE),
                new ActionDefinition("open", "", null, null, false),
                Vault.class,
                Vault.class.getMethod("open"),
                ActionModel.NO_ALTERNATIVE);
        ActionBean bean = (method, body) -> {
            throw failure;
        };
        return new BeanAction(model, bean, new BodyMapper(), Optional::empty);
    }

    @Test
    void tellsTheCallerThatTheContainerDoesNotLetItIn() throws Exception {
        BeanAction invoker = invoker(new EJBAccessException("Client not authorized for this invocation"));

        assertThatExceptionOfType(ActionException.class)
                .isThrownBy(() -> invoker.run(Map.of()))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .containsExactly(
                                SoaError.of("NOT_AUTHORIZED", "The action \"open\" is not open to this caller.")
                                        .withCallerError(true)));
    }

    @Test
    void throwsWhatTheMethodOfASessionBeanThrew() throws Exception {
        IOException cause = new IOException("disk full");

        assertThatThrownBy(() -> invoker(new EJBException(cause)).run(Map.of())).isSameAs(cause);
    }

    @Test
    void throwsWhatTheContainerItselfHasToSay() throws Exception {
        EJBException failure = new EJBException("the pool is empty");

        assertThatThrownBy(() -> invoker(failure).run(Map.of())).isSameAs(failure);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.inject.Inject;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.manager.api.WeldManager;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.junit.jupiter.api.Test;

class LateInjectionPointTest {

    /** A component without a bean, such as a servlet or a message-driven bean. */
    static class Component {

        @Inject
        @SoaClient("users")
        ServiceClient users;
    }

    /** Prepares a component after all observers of the validated deployment, as servers do. */
    static class Server implements Extension {

        private InjectionTarget<Component> target;

        void prepare(@Observes @Priority(Integer.MAX_VALUE) AfterDeploymentValidation event, BeanManager beanManager) {
            WeldManager manager = (WeldManager) beanManager;
            target = manager.createInjectionTargetBuilder(manager.createAnnotatedType(Component.class))
                    .build();
        }
    }

    @Test
    void aServerMayPrepareAComponentWithAClientWhenTheDeploymentIsComplete() {
        Server server = new Server();
        try (WeldContainer container = new Weld()
                .disableDiscovery()
                .addExtension(new SoaExtension())
                .addExtension(server)
                .addBeanClass(LateInjectionPointTest.class)
                .initialize()) {
            Component component = new Component();

            server.target.inject(component, container.getBeanManager().createCreationalContext(null));

            assertThat(component.users.service()).isEqualTo("users");
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.Test;

/** Actions that a bean has from a generic base class or a default method run as those of its own. */
class InheritedActionsTest {

    public record Amount(@Min(1) int value) {}

    public record Text(String value) {}

    public abstract static class Echo<T> {
        @Action(value = "echo", description = "Returns the body.")
        public T echo(@Valid T body) {
            return body;
        }
    }

    public interface Greeting {
        String name();

        @Action(value = "greet", description = "Greets.")
        default Text greet() {
            return new Text("Hello " + name());
        }
    }

    @Service("example")
    @ApplicationScoped
    public static class Shared extends Echo<Amount> implements Greeting {
        @Override
        public String name() {
            return "Ada";
        }
    }

    @Service("plain")
    public static class Dependent extends Echo<Text> implements Greeting {
        @Override
        public String name() {
            return "Grace";
        }
    }

    @Test
    void theBodyIsBoundToWhatTheBeanMeansByATypeParameter() {
        try (Container container = Container.of(Shared.class, Dependent.class)) {
            assertThat(container.run("echo", Map.of("value", 7)).body()).isEqualTo(Map.of("value", 7L));
            assertThat(container
                            .runOn("plain", "echo", Map.of("value", "seven"))
                            .body())
                    .isEqualTo(Map.of("value", "seven"));
            assertThat(container.run("echo", Map.of("value", "seven")).errors())
                    .extracting(SoaError::field)
                    .containsExactly("value");
        }
    }

    @Test
    void theConstraintsOfWhatATypeParameterStandsForAreChecked() {
        try (Container container = Container.of(Shared.class)) {
            assertThat(container.run("echo", Map.of("value", 0)).errors())
                    .extracting(SoaError::field)
                    .containsExactly("value");
        }
    }

    @Test
    void aDefaultMethodReachesTheStateOfItsBean() {
        try (Container container = Container.of(Shared.class, Dependent.class)) {
            assertThat(container.run("greet", Map.of()).body()).isEqualTo(Map.of("value", "Hello Ada"));
            assertThat(container.runOn("plain", "greet", Map.of()).body()).isEqualTo(Map.of("value", "Hello Grace"));
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void introspectionTellsTheInheritedDescriptions() {
        try (Container container = Container.of(Shared.class)) {
            ActionResponse response = container.run("introspect", Map.of());
            Map<String, Map<String, Object>> actions =
                    (Map<String, Map<String, Object>>) response.body().get("actions");

            assertThat(response.errors()).isEqualTo(List.of());
            assertThat(actions.get("echo")).containsEntry("documentation", "Returns the body.");
            assertThat(actions.get("greet")).containsEntry("documentation", "Greets.");
            assertThat(actions.get("echo").get("request_schema").toString()).contains("value");
        }
    }
}

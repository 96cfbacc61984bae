/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.cdi.fixture.FixedNaming;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.deadletter.DeadLetter;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.service.Action;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Idempotent;
import org.jsoa.service.Service;
import org.jsoa.spi.ServedService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an application tells the adapter of jobs whose server dies, and how it reaches dead letters. */
class DeclaredDeliveryTest {

    @Service("plain")
    public static class Plain {
        @Action("count")
        public void count() {}
    }

    public interface Prices {
        @Idempotent
        @Action("price")
        Map<String, Object> price();

        @Action("buy")
        Map<String, Object> buy();
    }

    @Service(value = "shop", delivery = DeliveryMode.AT_LEAST_ONCE)
    public static class Shop implements Prices {
        @Override
        public Map<String, Object> price() {
            return Map.of();
        }

        @Override
        public Map<String, Object> buy() {
            return Map.of();
        }

        @Idempotent
        @Action("cancel")
        public void cancel() {}
    }

    @Service("shop")
    @Idempotent
    @Action("look")
    public static class Look {
        public void run() {}
    }

    @Dependent
    public static class Operator {
        @Inject
        DeadLetters deadLetters;
    }

    @AfterEach
    void stop() {
        FixedConfig.remove();
        FixedNaming.remove();
    }

    private static ServedService served(String name) {
        try (Container container = Container.of(Plain.class, Shop.class, Look.class)) {
            return container.get(SoaApplication.class).activate(null).services().stream()
                    .filter(service -> service.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void oneBeanThatAsksForSafetyIsEnoughForItsService() {
        assertThat(served("shop").delivery()).isEqualTo(DeliveryMode.AT_LEAST_ONCE);
        assertThat(served("plain").delivery()).isEqualTo(DeliveryMode.AT_MOST_ONCE);
    }

    @Test
    void theSettingGoesBeforeTheAnnotation() {
        FixedConfig.install(
                Map.of("soa.services.shop.delivery", "AT_MOST_ONCE", "soa.services.plain.delivery", "AT_LEAST_ONCE"));

        assertThat(served("shop").delivery()).isEqualTo(DeliveryMode.AT_MOST_ONCE);
        assertThat(served("plain").delivery()).isEqualTo(DeliveryMode.AT_LEAST_ONCE);
    }

    @Test
    void actionsAreIdempotentByTheirMethodTheirClassOrTheInterfaceThatMakesThemActions() {
        assertThat(served("shop").idempotentActions())
                .containsExactlyInAnyOrder("price", "cancel", "look", "status", "introspect");
        assertThat(served("plain").idempotentActions()).containsExactlyInAnyOrder("status", "introspect");
    }

    /** So many dead letters, of which nothing else is known. */
    private record Counted(long number) implements DeadLetters {

        @Override
        public long count(String service) {
            return number;
        }

        @Override
        public List<DeadLetter> list(String service, String after, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<DeadLetter> find(String service, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean replay(String service, String id, Duration within) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean purge(String service, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long purgeAll(String service) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void deadLettersOfAServiceAreReachedThroughItsOwnConnectionFactory() {
        RecordingAdapter adapter = new RecordingAdapter();
        adapter.deadLetters(new Counted(1));
        RecordingAdapter ofUsers = new RecordingAdapter();
        ofUsers.deadLetters(new Counted(2));
        FixedNaming.install(Map.of("java:/soa/users", ofUsers));
        FixedConfig.install(Map.of("soa.client.services.users.connection-factory", "java:/soa/users"));
        try (Container container = Container.of(Operator.class)) {
            container.get(SoaApplication.class).activate(adapter);
            DeadLetters deadLetters = container.get(Operator.class).deadLetters;

            assertThat(deadLetters.count("orders")).isEqualTo(1);
            assertThat(deadLetters.count("users")).isEqualTo(2);
        }
        assertThat(adapter.open()).isZero();
        assertThat(ofUsers.open()).isZero();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsoa.service.Action;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Idempotent;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;
import org.jsoa.service.TimeLimit;
import org.junit.jupiter.api.Test;

/** What is declared about an action is found wherever it may be declared. */
class DefinitionsTest {

    public record Order(String id) {}

    public record Receipt(String id) {}

    private static final ServiceDefinition SHOP = new ServiceDefinition("shop", "", DeliveryMode.AT_MOST_ONCE);

    private static Map<String, ActionModel> actions(Class<?> beanClass) {
        Definitions definitions = Definitions.of(beanClass, SHOP, ActionModel.NO_ALTERNATIVE);
        assertThat(definitions.problems()).isEmpty();
        return definitions.actions().stream().collect(Collectors.toMap(ActionModel::name, action -> action));
    }

    private static ActionDefinition definition(Class<?> beanClass) {
        return actions(beanClass).get("buy").definition();
    }

    private static final ActionDefinition COMPLETE =
            new ActionDefinition("buy", "Buys.", new SwitchCondition(5, 2), Duration.ofSeconds(3), true);

    public static class OnTheMethod {
        @Action(value = "buy", description = "Buys.")
        @Switched(value = 5, order = 2)
        @TimeLimit(value = 3, unit = TimeUnit.SECONDS)
        @Idempotent
        public void buy() {}
    }

    @Test
    void isReadFromTheMethod() {
        assertThat(definition(OnTheMethod.class)).isEqualTo(COMPLETE);
    }

    @Action(value = "buy", description = "Buys.")
    @Switched(value = 5, order = 2)
    @TimeLimit(value = 3, unit = TimeUnit.SECONDS)
    @Idempotent
    public static class OnTheClass {
        public void run() {}
    }

    @Test
    void isReadFromTheClassThatIsAnAction() {
        assertThat(definition(OnTheClass.class)).isEqualTo(COMPLETE);
    }

    @TimeLimit(3)
    @Idempotent
    public static class ForAllOfTheClass {
        @Action("buy")
        public void buy() {}

        @Action("look")
        @TimeLimit(1)
        public void look() {}
    }

    @Test
    void theLimitAndTheIdempotenceOfAClassAreThoseOfItsActions() {
        Map<String, ActionModel> actions = actions(ForAllOfTheClass.class);

        assertThat(actions.get("buy").definition().timeLimit()).isEqualTo(Duration.ofMillis(3));
        assertThat(actions.get("look").definition().timeLimit()).isEqualTo(Duration.ofMillis(1));
        assertThat(actions.values()).allMatch(action -> action.definition().idempotent());
    }

    public interface Shop {
        @Action(value = "buy", description = "Buys.")
        @Switched(value = 5, order = 2)
        @TimeLimit(value = 3, unit = TimeUnit.SECONDS)
        @Idempotent
        Receipt buy(Order order);
    }

    public static class OnTheInterface implements Shop {
        @Override
        public Receipt buy(Order order) {
            return new Receipt(order.id());
        }
    }

    public static class BelowOnTheInterface extends OnTheInterface {}

    @Test
    void isReadFromTheInterfaceThatTheMethodImplements() {
        assertThat(definition(OnTheInterface.class)).isEqualTo(COMPLETE);
        assertThat(definition(BelowOnTheInterface.class)).isEqualTo(COMPLETE);
    }

    public static class MoreOnTheMethod implements Shop {
        @Override
        @TimeLimit(7)
        public Receipt buy(Order order) {
            return new Receipt(order.id());
        }
    }

    @Test
    void theMethodGoesBeforeTheInterface() {
        ActionDefinition definition = definition(MoreOnTheMethod.class);

        assertThat(definition.timeLimit()).isEqualTo(Duration.ofMillis(7));
        assertThat(definition.description()).isEqualTo("Buys.");
        assertThat(definition.idempotent()).isTrue();
    }

    @TimeLimit(3)
    @Idempotent
    public interface Careful {
        @Action("buy")
        void buy();
    }

    public static class OnTheInterfaceAsAWhole implements Careful {
        @Override
        public void buy() {}
    }

    @Test
    void theLimitAndTheIdempotenceOfAnInterfaceAreThoseOfItsActions() {
        assertThat(definition(OnTheInterfaceAsAWhole.class))
                .isEqualTo(new ActionDefinition("buy", "", null, Duration.ofMillis(3), true));
    }

    public interface Redeclared extends Shop {
        @Override
        Receipt buy(Order order);
    }

    @Test
    void anInterfaceThatRedeclaresAMethodKeepsItsActionAlone() throws NoSuchMethodException {
        assertThat(new ActionReader(Redeclared.class).ofMethod(Redeclared.class.getMethod("buy", Order.class)))
                .contains(new ActionDefinition("buy", "Buys.", null, null, false));
    }

    public interface GenericShop<O, R> {
        @Action(value = "buy", description = "Buys.")
        @Switched(value = 5, order = 2)
        @TimeLimit(value = 3, unit = TimeUnit.SECONDS)
        @Idempotent
        R buy(O order);
    }

    public static class OnTheGenericInterface implements GenericShop<Order, Receipt> {
        @Override
        public Receipt buy(Order order) {
            return new Receipt(order.id());
        }
    }

    @Test
    void isReadFromAGenericInterface() {
        assertThat(definition(OnTheGenericInterface.class)).isEqualTo(COMPLETE);
    }

    public interface ReadyMade {
        @Action(value = "buy", description = "Buys.")
        @Switched(value = 5, order = 2)
        @TimeLimit(value = 3, unit = TimeUnit.SECONDS)
        @Idempotent
        default void buy() {}
    }

    public static class OnTheDefaultMethod implements ReadyMade {}

    public static class OverTheDefaultMethod implements ReadyMade {
        @Override
        public void buy() {}
    }

    @Test
    void isReadFromADefaultMethod() throws NoSuchMethodException {
        assertThat(definition(OnTheDefaultMethod.class)).isEqualTo(COMPLETE);
        assertThat(definition(OverTheDefaultMethod.class)).isEqualTo(COMPLETE);
        assertThat(actions(OnTheDefaultMethod.class).get("buy").method()).isEqualTo(ReadyMade.class.getMethod("buy"));
        assertThat(actions(OverTheDefaultMethod.class).get("buy").method())
                .isEqualTo(OverTheDefaultMethod.class.getMethod("buy"));
    }

    @TimeLimit(3)
    @Idempotent
    public abstract static class Base<O, R> {
        @Action(value = "buy", description = "Buys.")
        @Switched(value = 5, order = 2)
        public R buy(O order) {
            throw new UnsupportedOperationException(order.toString());
        }
    }

    public static class OnTheGenericBase extends Base<Order, Receipt> {}

    @Test
    void isReadFromAGenericBaseClass() {
        ActionModel action = actions(OnTheGenericBase.class).get("buy");

        assertThat(action.definition())
                .isEqualTo(new ActionDefinition("buy", "Buys.", new SwitchCondition(5, 2), Duration.ofMillis(3), true));
        assertThat(action.form()).isEqualTo(BodyForm.RECORD);
        assertThat(action.bodyType()).isEqualTo(Order.class);
        assertThat(action.resultType()).isEqualTo(Receipt.class);
    }

    public static class OverTheGenericBase extends Base<Order, Receipt> {
        @Override
        @Action("order")
        public Receipt buy(Order order) {
            return new Receipt(order.id());
        }
    }

    @Test
    void anOverridingMethodReplacesTheOneOfItsBaseClass() {
        assertThat(actions(OverTheGenericBase.class)).containsOnlyKeys("order");
    }

    public abstract static class AbstractBase<O> {
        @Action("buy")
        public abstract void buy(O order);
    }

    public static class Silent extends AbstractBase<Order> {
        @Override
        public void buy(Order order) {}
    }

    @Test
    void anAbstractMethodOfAGenericBaseClassIsToldThatItsAnnotationIsNotInherited() {
        assertThat(Definitions.of(Silent.class, SHOP, ActionModel.NO_ALTERNATIVE)
                        .problems())
                .extracting(Problem::complaint)
                .containsExactly("has @Action but is abstract, and annotations are not inherited; write @Action on "
                        + Silent.class.getName() + ".buy(Order)");
    }

    public interface Untouched {
        @Action("buy")
        default void buy() {}
    }

    public static class WithoutService implements Untouched {}

    @Test
    void aBeanWithoutAServiceMayImplementAnInterfaceWithActions() {
        Definitions definitions = Definitions.of(WithoutService.class, null, ActionModel.NO_ALTERNATIVE);

        assertThat(definitions.actions()).isEmpty();
        assertThat(definitions.problems()).isEmpty();
    }

    @Service(value = "shop", delivery = DeliveryMode.AT_LEAST_ONCE)
    public static class Safe {}

    @Service(value = "shop", description = "Sells.")
    public static class InThePlaceOfSafe extends Safe {}

    @Service("other")
    public static class OfAnotherService extends Safe {}

    @Test
    void aBeanThatReplacesOneOfItsServiceIsNoLessSafe() {
        assertThat(ServiceDefinition.of(InThePlaceOfSafe.class.getAnnotation(Service.class), InThePlaceOfSafe.class))
                .isEqualTo(new ServiceDefinition("shop", "Sells.", DeliveryMode.AT_LEAST_ONCE));
        assertThat(ServiceDefinition.of(OfAnotherService.class.getAnnotation(Service.class), OfAnotherService.class))
                .isEqualTo(new ServiceDefinition("other", "", DeliveryMode.AT_MOST_ONCE));
    }
}

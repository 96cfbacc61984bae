/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoa.service.Action;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Idempotent;
import org.jsoa.service.Switched;
import org.jsoa.service.TimeLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every place where an action may be declared, with every way in which its types may be found. */
class DeclarationMatrixTest {

    public record In(String id) {}

    public record Out(String id) {}

    private static final ServiceDefinition SERVICE = new ServiceDefinition("s", "", DeliveryMode.AT_MOST_ONCE);
    private static final ActionDefinition ALL =
            new ActionDefinition("do", "Does.", new SwitchCondition(5, 0), Duration.ofMillis(3), true);

    public static class OwnMethod {
        @Action(value = "do", description = "Does.")
        @Switched(5)
        @TimeLimit(3)
        @Idempotent
        public Out act(In body) {
            return null;
        }
    }

    public static class Inherited extends OwnMethod {}

    public abstract static class Base<T, R> {
        @Action(value = "do", description = "Does.")
        @Switched(5)
        @TimeLimit(3)
        @Idempotent
        public R act(T body) {
            return null;
        }
    }

    public static class FromBase extends Base<In, Out> {}

    public abstract static class Swapped<R, T> extends Base<T, R> {}

    public abstract static class Bound<A extends In, B extends Record> extends Swapped<B, A> {}

    public static class FromThreeLevels extends Bound<In, Out> {}

    public abstract static class OnlyRecord<T extends In> extends Base<T, Out> {}

    @SuppressWarnings("rawtypes")
    public static class FromRawBase extends OnlyRecord {}

    public static class GenericBean<T extends In, R extends Out> extends Base<T, R> {}

    public static class OverBase extends Base<In, Out> {
        @Override
        @Action(value = "do", description = "Does.")
        @Switched(5)
        @TimeLimit(3)
        @Idempotent
        public Out act(In body) {
            return null;
        }
    }

    public interface Api<T, R> {
        @Action(value = "do", description = "Does.")
        @Switched(5)
        @TimeLimit(3)
        @Idempotent
        R act(T body);
    }

    public static class OfApi implements Api<In, Out> {
        @Override
        public Out act(In body) {
            return null;
        }
    }

    public interface More<R, T> extends Api<T, R> {}

    public interface Most extends More<Out, In> {}

    public static class OfMost implements Most {
        @Override
        public Out act(In body) {
            return null;
        }
    }

    public abstract static class GenericImplementation<X, Y> implements Api<X, Y> {
        @Override
        public Y act(X body) {
            return null;
        }
    }

    public static class OfGenericImplementation extends GenericImplementation<In, Out> {}

    public abstract static class BoundImplementation<X extends Record, Y extends Record> {
        public Y act(X body) {
            return null;
        }
    }

    public static class BaseOfNoApi extends BoundImplementation<In, Out> implements Api<In, Out> {}

    public static class Redeclaring implements Api<In, Out> {
        @Override
        @Action("do")
        public Out act(In body) {
            return null;
        }
    }

    public interface Redeclared<T> extends Api<T, Out> {
        @Override
        @Action("do")
        Out act(T body);
    }

    public static class OfRedeclared implements Redeclared<In> {
        @Override
        public Out act(In body) {
            return null;
        }
    }

    public interface Ready<T, R> {
        @Action(value = "do", description = "Does.")
        @Switched(5)
        @TimeLimit(3)
        @Idempotent
        default R act(T body) {
            return null;
        }
    }

    public static class OfReady implements Ready<In, Out> {}

    public abstract static class ReadyBase<T> implements Ready<T, Out> {}

    public static class OfReadyBase extends ReadyBase<In> {}

    public interface ReadyApi<T> extends Api<T, Out> {
        @Override
        default Out act(T body) {
            return null;
        }
    }

    public static class OfReadyApi implements ReadyApi<In> {}

    public interface Limits<T> {
        @TimeLimit(3)
        @Idempotent
        @Switched(5)
        Out act(T body);
    }

    public static class WithLimitsOfAnInterface implements Limits<In> {
        @Override
        @Action(value = "do", description = "Does.")
        public Out act(In body) {
            return null;
        }
    }

    @TimeLimit(3)
    @Idempotent
    public interface Whole<T> {
        @Action(value = "do", description = "Does.")
        @Switched(5)
        Out act(T body);
    }

    public static class OfWhole implements Whole<In> {
        @Override
        @Action("do")
        public Out act(In body) {
            return null;
        }
    }

    static Stream<Class<?>> beans() {
        return Stream.of(
                OwnMethod.class,
                Inherited.class,
                FromBase.class,
                FromThreeLevels.class,
                FromRawBase.class,
                GenericBean.class,
                OverBase.class,
                OfApi.class,
                OfMost.class,
                OfGenericImplementation.class,
                BaseOfNoApi.class,
                Redeclaring.class,
                OfRedeclared.class,
                OfReady.class,
                OfReadyBase.class,
                OfReadyApi.class,
                WithLimitsOfAnInterface.class,
                OfWhole.class);
    }

    @ParameterizedTest
    @MethodSource("beans")
    void readsTheWholeActionWithItsTypes(Class<?> bean) {
        Definitions definitions = Definitions.of(bean, SERVICE, ActionModel.NO_ALTERNATIVE);

        assertThat(definitions.problems()).isEmpty();
        assertThat(definitions.actions()).hasSize(1);
        ActionModel action = definitions.actions().iterator().next();
        assertThat(action.definition()).isEqualTo(ALL);
        assertThat(action.form()).isEqualTo(BodyForm.RECORD);
        assertThat(action.bodyType()).isEqualTo(In.class);
        assertThat(action.resultType()).isEqualTo(Out.class);
    }

    public interface First {
        @Action("first")
        @TimeLimit(1)
        void act();
    }

    public interface AnotherThatExtends extends First {
        @Override
        @Action("second")
        @TimeLimit(2)
        void act();
    }

    public static class OfBoth implements First, AnotherThatExtends {
        @Override
        public void act() {}
    }

    @Test
    void prefersTheInterfaceThatExtendsTheOther() {
        assertThat(Definitions.of(OfBoth.class, SERVICE, ActionModel.NO_ALTERNATIVE)
                        .actions())
                .extracting(ActionModel::definition)
                .containsExactly(new ActionDefinition("second", "", null, Duration.ofMillis(2), false));
    }

    public interface WithStatic {
        @Action("static")
        static void act() {}
    }

    public static class OfStatic implements WithStatic {
        @Action("own")
        public void own() {}
    }

    @Test
    void refusesAnActionThatNoBeanHas() {
        assertThat(Definitions.of(OfStatic.class, SERVICE, ActionModel.NO_ALTERNATIVE)
                        .problems())
                .extracting(Problem::complaint)
                .containsExactly("has @Action and must not be static");
    }

    public static class Unknown<T> extends Base<T, Out> {}

    public abstract static class Bodies<V> {
        @Action("do")
        public Map<String, V> act(Map<String, V> body) {
            return body;
        }
    }

    public static class OfBodies extends Bodies<Object> {}

    public static class OfNoBodies extends Bodies<List<String>> {}

    @Test
    void takesMapsWhoseTypeIsFoundAndRefusesWhatIsNotFound() {
        assertThat(Definitions.of(OfBodies.class, SERVICE, ActionModel.NO_ALTERNATIVE)
                        .actions())
                .extracting(ActionModel::form)
                .containsExactly(BodyForm.MAP);
        for (Class<?> bean : List.of(Unknown.class, OfNoBodies.class)) {
            assertThat(Definitions.of(bean, SERVICE, ActionModel.NO_ALTERNATIVE).problems())
                    .isNotEmpty();
        }
    }
}

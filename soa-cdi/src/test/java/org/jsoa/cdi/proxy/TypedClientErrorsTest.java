/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.client.BodyField;
import org.jsoa.client.CallOptions;
import org.jsoa.client.SoaClient;
import org.jsoa.service.Action;
import org.junit.jupiter.api.Test;

class TypedClientErrorsTest {

    interface Wrong {

        void unnamed();

        @Action("a!b")
        void badName();

        @Action("own")
        <X> X own(X body);

        @Action("body")
        default void body() {}

        @Action("stage")
        @SuppressWarnings("rawtypes")
        CompletionStage stage();

        @Action("two")
        void two(CallOptions one, CallOptions other);

        @Action("same")
        void same(@BodyField("id") long one, @BodyField("id") long other);

        @Action("unreadable")
        Thread unreadable();
    }

    @Dependent
    public static class UsesWrong {
        @Inject
        @SoaClient("x")
        Wrong wrong;
    }

    interface Generic<T> {

        @Action("get")
        T get();
    }

    @Dependent
    public static class UsesGeneric {
        @Inject
        @SoaClient("x")
        Generic<String> generic;
    }

    @SuppressWarnings("rawtypes")
    interface Raw extends Generic {}

    @Dependent
    public static class UsesRaw {
        @Inject
        @SoaClient("x")
        Raw raw;
    }

    @Dependent
    public static class UsesClass {
        @Inject
        @SoaClient("x")
        String text;
    }

    @Dependent
    public static class UsesInterfaceWithoutActions {
        @Inject
        @SoaClient("x")
        List<Map<String, Object>> list;

        @Inject
        @SoaClient("x")
        Runnable runnable;
    }

    private static String failure(Class<?>... classes) {
        Throwable[] thrown = new Throwable[1];
        assertThatThrownBy(() -> Container.of(classes).close()).satisfies(e -> thrown[0] = e);
        return thrown[0].getMessage();
    }

    @Test
    void namesEveryMethodThatCannotWork() {
        assertThat(failure(UsesWrong.class))
                .contains("Wrong.unnamed(): needs @Action, or a body of its own")
                .contains("Wrong.badName(): has @Action(\"a!b\"), but a name must not contain '!'")
                .contains("Wrong.own(Object): must not have type parameters of its own")
                .contains("Wrong.body(): has @Action and a body; remove one of the two")
                .contains("Wrong.stage(): must give its CompletionStage a type argument")
                .contains("Wrong.two(CallOptions, CallOptions): must not take more than one CallOptions")
                .contains("Wrong.same(long, long): must not have two parameters for one field of the body: [id, id]")
                .contains("Wrong.unreadable(): returns a java.lang.Thread, which cannot be read from a body");
    }

    @Test
    void asksForAnInterfaceWithTypeArguments() {
        assertThat(failure(UsesGeneric.class))
                .contains("UsesGeneric.generic: has @SoaClient and must be a org.jsoa.client.ServiceClient,"
                        + " or an interface without type parameters");
        assertThat(failure(UsesRaw.class))
                .contains("Generic.get(): returns a T, for which the interface gives no type argument");
    }

    @Test
    void refusesWhatIsNoInterfaceWithActions() {
        assertThat(failure(UsesClass.class)).contains("UsesClass.text: has @SoaClient and must be");
        assertThat(failure(UsesInterfaceWithoutActions.class))
                .contains("UsesInterfaceWithoutActions.list: has @SoaClient and must be")
                .contains("java.lang.Runnable.run(): needs @Action");
    }

    @Test
    void leavesInterfacesAloneThatNobodyInjects() {
        Container.of(Wrong.class, Generic.class).close();
    }
}

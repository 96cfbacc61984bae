/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.Test;

// The mistakes are the point here.
@SuppressWarnings({"UnusedMethod", "ClassCanBeStatic"})
class DefinitionErrorsTest {

    record Body(int number) {}

    record Task(Runnable task) {}

    @Service("example")
    public static class Twice {
        @Action("square")
        public Body square(Body body) {
            return body;
        }
    }

    @Service("example")
    @Action("square")
    public static class TwiceAgain {
        public void run() {}
    }

    @Dependent
    public static class NoService {
        @Action("a")
        public void a() {}
    }

    @Dependent
    @Action("b")
    public static class NoServiceEither {
        public void run() {}
    }

    @Service("example")
    public static class BadSignatures {
        @Action("two")
        public void two(Body first, Body second) {}

        @Action("text")
        public void text(String body) {}

        @Action("any_map")
        public void anyMap(Map<String, String> body) {}

        @Action("returns_text")
        public String returnsText() {
            return "";
        }

        @Action("later")
        public CompletionStage<Body> later() {
            return new CompletableFuture<>();
        }

        @Action("hidden")
        void hidden() {}

        @Action("secret")
        private void secret() {}

        @Action("fixed")
        public static void fixed() {}

        @Action(" ")
        public void blank() {}

        @Action("a!b")
        public void bang() {}

        @Action("task")
        public void task(Task body) {}
    }

    @Service("example")
    @Action("no_run")
    public static class NoRun {}

    @Service("example")
    @Action("two_runs")
    public static class TwoRuns {
        public void run() {}

        public void run(Body body) {}
    }

    @Service("")
    public static class BlankService {
        @Action("c")
        public void c() {}
    }

    @Service("a!b")
    public static class BangService {
        @Action("d")
        public void d() {}
    }

    @Service("example")
    public abstract static class Abstract {
        @Action("e")
        public void e() {}
    }

    @Service("example")
    public static class NoConstructor {
        public NoConstructor(String text) {}

        @Action("f")
        public void f() {}
    }

    @Service("example")
    public class Inner {
        @Action("g")
        public void g() {}
    }

    @Service("example")
    public static class Empty {}

    @Dependent
    public static class BadClients {
        @Inject
        @SoaClient("example")
        String text;

        @Inject
        @SoaClient(" ")
        ServiceClient blank;

        @Inject
        @SoaClient("a!b")
        ServiceClient bang;

        @Inject
        @SoaClient("example")
        Instance<Body> bodies;
    }

    @Test
    void reportsEveryMistakeAtOnceNamingClassAndMethod() {
        Throwable failure = catchThrowable(() -> Container.of(
                        Twice.class,
                        TwiceAgain.class,
                        NoService.class,
                        NoServiceEither.class,
                        BadSignatures.class,
                        NoRun.class,
                        TwoRuns.class,
                        BlankService.class,
                        BangService.class,
                        Abstract.class,
                        NoConstructor.class,
                        Inner.class,
                        Empty.class,
                        BadClients.class)
                .close());

        assertThat(failure).isInstanceOf(DefinitionException.class);
        assertThat(failure).hasMessageContaining("JSOA cannot serve this application:");
        assertThat(failure.getMessage().lines().map(String::strip).filter(line -> line.startsWith("- ")))
                .containsAll(List.of(
                        line("Twice.square(Body) and " + name("TwiceAgain.run()")
                                + ": offer the same action \"square\" of the service \"example\""),
                        line("NoService.a(): has @Action, but " + name("NoService")
                                + " has no @Service to name its service"),
                        line("NoServiceEither: has @Action but no @Service to name its service"),
                        line("BadSignatures.two(Body, Body): must take nothing, one record or one Map<String, Object>,"
                                + " the request body"),
                        line("BadSignatures.text(String): must take nothing, one record or one Map<String, Object>,"
                                + " the request body"),
                        line("BadSignatures.anyMap(Map): must take nothing, one record or one Map<String, Object>,"
                                + " the request body"),
                        line("BadSignatures.returnsText(): must return a record, a Map<String, Object> or void,"
                                + " not java.lang.String"),
                        line("BadSignatures.later(): must return a record, a Map<String, Object> or void, not"
                                + " java.util.concurrent.CompletionStage<" + DefinitionErrorsTest.class.getName()
                                + "$Body>: what it returns is the answer, so it cannot be @Asynchronous"),
                        line("BadSignatures.hidden(): has @Action and so must be public"),
                        line("BadSignatures.secret(): has @Action and so must be public"),
                        line("BadSignatures.fixed(): has @Action and so must not be static"),
                        line("BadSignatures.blank(): has @Action with a blank name"),
                        line("BadSignatures.bang(): has @Action(\"a!b\"), but a name must not contain '!'"),
                        line("NoRun: has @Action and so needs exactly one public method run, not none"),
                        line("TwoRuns: has @Action and so needs exactly one public method run, not 2"),
                        line("BlankService: has @Service with a blank name"),
                        line("BangService: has @Service(\"a!b\"), but a name must not contain '!'"),
                        line("Abstract: has @Service and so must be a class that is not abstract"),
                        line("NoConstructor: has @Service and so needs a constructor without parameters,"
                                + " or one with @Inject"),
                        line("Inner: has @Service and so must be static, being a class inside another"),
                        line("Empty: has @Service but no @Action"),
                        line("BadClients.text: has @SoaClient and so must be a org.jsoa.client.ServiceClient,"
                                + " or an interface without type parameters that has methods with @Action, not a"
                                + " java.lang.String"),
                        line("BadClients.blank: has @SoaClient with a blank name"),
                        line("BadClients.bang: has @SoaClient(\"a!b\"), but a name must not contain '!'")))
                .anyMatch(line -> line.startsWith(line("BadSignatures.task(Task): takes a ")))
                .anyMatch(line -> line.startsWith(line("BadClients.bodies: has @SoaClient and so must be a ")))
                .hasSize(26);
    }

    @Test
    void reportsADuplicateAlone() {
        assertThatThrownBy(() -> Container.of(Twice.class, TwiceAgain.class).close())
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("\"square\"");
    }

    @Service("example")
    @ApplicationScoped
    public static final class Final {
        @Action("h")
        public void h() {}
    }

    @Service("example")
    @ApplicationScoped
    public static class NoProxy {
        @Action("i")
        public final void i() {}
    }

    @Test
    void reportsBeansThatTheContainerCannotProxy() {
        assertThatThrownBy(() -> Container.of(Final.class, NoProxy.class).close())
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining(name("Final"))
                .hasMessageContaining(name("NoProxy"));
    }

    @Service("example")
    @Typed(Object.class)
    public static class Untyped {
        @Action("j")
        public void j() {}
    }

    @Test
    void reportsABeanThatIsNotOfItsOwnType() {
        assertThatThrownBy(() -> Container.of(Untyped.class).close())
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(name("Untyped") + ": has actions and so must be among its own bean types");
    }

    private static String line(String place) {
        return "- " + name(place);
    }

    private static String name(String place) {
        return DefinitionErrorsTest.class.getName() + "$" + place;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.Mistake;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in services, actions and clients: each fails the deployment, and the message says what to write instead. */
// The mistakes are the point here.
@SuppressWarnings({"UnusedMethod", "UnusedVariable", "ClassCanBeStatic", "rawtypes", "TypeParameterUnusedInFormals"})
class DefinitionErrorsTest {

    private static final String TAKES =
            ": must take nothing, one record or one Map<String, Object>, the request body, not ";
    private static final String RETURNS = ": must return a record, a Map<String, Object> or void, not ";

    record Body(int number) {}

    public static class Entity {}

    @Service("example")
    public static class TakesText {
        @Action("a")
        public void a(String body) {}
    }

    @Service("example")
    public static class TakesNumber {
        @Action("a")
        public void a(int body) {}
    }

    @Service("example")
    public static class TakesEntity {
        @Action("a")
        public void a(Entity body) {}
    }

    @Service("example")
    public static class TakesList {
        @Action("a")
        public void a(List<Body> body) {}
    }

    @Service("example")
    public static class TakesMapOfText {
        @Action("a")
        public void a(Map<String, String> body) {}
    }

    @Service("example")
    public static class TakesRawMap {
        @Action("a")
        public void a(Map body) {}
    }

    @Service("example")
    public static class TakesAnything {
        @Action("a")
        public <T> void a(T body) {}
    }

    @Service("example")
    public static class TakesTwo {
        @Action("a")
        public void a(Body first, Body second) {}
    }

    @Service("example")
    public static class ReturnsText {
        @Action("a")
        public String a() {
            return "";
        }
    }

    @Service("example")
    public static class ReturnsNumber {
        @Action("a")
        public long a() {
            return 1;
        }
    }

    @Service("example")
    public static class ReturnsList {
        @Action("a")
        public List<Body> a() {
            return List.of();
        }
    }

    @Service("example")
    public static class ReturnsOptional {
        @Action("a")
        public Optional<Body> a() {
            return Optional.empty();
        }
    }

    @Service("example")
    public static class ReturnsStage {
        @Action("a")
        public CompletionStage<Body> a() {
            return null;
        }
    }

    @Service("example")
    public static class ReturnsFuture {
        @Action("a")
        public Future<Body> a() {
            return null;
        }
    }

    @Service("example")
    public static class ReturnsAnything {
        @Action("a")
        public <T extends Record> T a() {
            return null;
        }
    }

    @Service("example")
    public static class NotPublic {
        @Action("a")
        void a() {}
    }

    @Service("example")
    public static class Private {
        @Action("a")
        private void a() {}
    }

    @Service("example")
    public static class Static {
        @Action("a")
        public static void a() {}
    }

    public abstract static class AbstractAction {
        @Action("a")
        public abstract void a();
    }

    @Service("example")
    public static class Implementing extends AbstractAction {
        @Override
        public void a() {}
    }

    @Dependent
    public static class MethodWithoutService {
        @Action("a")
        public void a() {}
    }

    @Dependent
    @Action("a")
    public static class ClassWithoutService {
        public void run() {}
    }

    @Service("example")
    @Action("a")
    public static class NoRun {}

    @Service("example")
    @Action("a")
    public static class TwoRuns {
        public void run() {}

        public void run(Body body) {}
    }

    @Service("example")
    public static class Empty {}

    @Service("example")
    public interface Interface {
        @Action("a")
        void a();
    }

    @Service("example")
    public abstract static class Abstract {
        @Action("a")
        public void a() {}
    }

    @Service("example")
    public static class NoConstructor {
        public NoConstructor(String text) {}

        @Action("a")
        public void a() {}
    }

    @Service("example")
    public class Inner {
        @Action("a")
        public void a() {}
    }

    @Service("  ")
    public static class BlankService {
        @Action("a")
        public void a() {}
    }

    @Service("a!b")
    public static class BangService {
        @Action("a")
        public void a() {}
    }

    @Service("example")
    public static class BlankAction {
        @Action("")
        public void a() {}
    }

    @Service("example")
    public static class BangAction {
        @Action("a!b")
        public void a() {}
    }

    @Service("example")
    public static class Twice {
        @Action("square")
        public Body square(Body body) {
            return body;
        }

        @Action("square")
        public Body again(Body body) {
            return body;
        }
    }

    @Service("example")
    public static class Once {
        @Action("square")
        public void square() {}
    }

    @Service("example")
    @Action("square")
    public static class OnceMore {
        public void run() {}
    }

    @Service("example")
    @Alternative
    @Priority(7)
    public static class OneAlternative {
        @Action("square")
        public void one() {}
    }

    @Service("example")
    @Alternative
    @Priority(7)
    public static class OtherAlternative {
        @Action("square")
        public void other() {}
    }

    @Service("example")
    @Typed(Object.class)
    public static class Untyped {
        @Action("a")
        public void a() {}
    }

    @Service("example")
    @SessionScoped
    public static class OfSession implements Serializable {
        private static final long serialVersionUID = 1L;

        @Action("a")
        public void a() {}
    }

    @Service("example")
    @ApplicationScoped
    public static final class Final {
        @Action("a")
        public void a() {}
    }

    @Service("example")
    @ApplicationScoped
    public static class FinalMethod {
        @Action("a")
        public final void a() {}
    }

    @Dependent
    public static class TextClient {
        @Inject
        @SoaClient("example")
        String client;
    }

    @Dependent
    public static class TextClients {
        @Inject
        @SoaClient("example")
        Instance<String> clients;
    }

    @Dependent
    public static class BlankClient {
        @Inject
        @SoaClient(" ")
        ServiceClient client;
    }

    @Dependent
    public static class BangClient {
        @Inject
        @SoaClient("a!b")
        ServiceClient client;
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                Mistake.of("a body that is text", "TakesText.a(String)" + TAKES + "java.lang.String", TakesText.class),
                Mistake.of("a body that is a number", "TakesNumber.a(int)" + TAKES + "int", TakesNumber.class),
                Mistake.of("a body that is no record", "TakesEntity.a(Entity)" + TAKES + "Entity", TakesEntity.class),
                Mistake.of(
                        "a body that is a list", "TakesList.a(List)" + TAKES + "java.util.List<Body>", TakesList.class),
                Mistake.of(
                        "a body that is a map of text",
                        "TakesMapOfText.a(Map)" + TAKES + "java.util.Map<java.lang.String, java.lang.String>",
                        TakesMapOfText.class),
                Mistake.of(
                        "a body that is a raw map", "TakesRawMap.a(Map)" + TAKES + "java.util.Map", TakesRawMap.class),
                Mistake.of("a generic action", "TakesAnything.a(Object)" + TAKES + "T", TakesAnything.class),
                Mistake.of(
                        "two parameters",
                        "TakesTwo.a(Body, Body)" + TAKES + "2 parameters; put them into one record",
                        TakesTwo.class),
                Mistake.of(
                        "a result that is text",
                        "ReturnsText.a()" + RETURNS + "java.lang.String; put that into a record",
                        ReturnsText.class),
                Mistake.of(
                        "a result that is a number",
                        "ReturnsNumber.a()" + RETURNS + "long; put that into a record",
                        ReturnsNumber.class),
                Mistake.of(
                        "a result that is a list",
                        "ReturnsList.a()" + RETURNS + "java.util.List<Body>; put that into a record",
                        ReturnsList.class),
                Mistake.of(
                        "a result that may be missing",
                        "ReturnsOptional.a()" + RETURNS + "java.util.Optional<Body>; put that into a record",
                        ReturnsOptional.class),
                Mistake.of(
                        "a result that comes later",
                        "ReturnsStage.a()" + RETURNS
                                + "java.util.concurrent.CompletionStage<Body>; wait for its result,"
                                + " since a job has a thread of its own",
                        ReturnsStage.class),
                Mistake.of(
                        "a result in a future",
                        "ReturnsFuture.a()" + RETURNS
                                + "java.util.concurrent.Future<Body>; wait for its result, since a job"
                                + " has a thread of its own",
                        ReturnsFuture.class),
                Mistake.of(
                        "a generic result",
                        "ReturnsAnything.a()" + RETURNS + "T; put that into a record",
                        ReturnsAnything.class),
                Mistake.of(
                        "an action without public", "NotPublic.a(): has @Action and must be public", NotPublic.class),
                Mistake.of("a private action", "Private.a(): has @Action and must be public", Private.class),
                Mistake.of("a static action", "Static.a(): has @Action and must not be static", Static.class),
                Mistake.of(
                        "an abstract action",
                        "AbstractAction.a(): has @Action but is abstract, and annotations are not inherited; write @Action"
                                + " on Implementing.a()",
                        Implementing.class),
                Mistake.of(
                        "an action of no service",
                        "MethodWithoutService.a(): has @Action, but MethodWithoutService has no @Service to name its"
                                + " service; write @Service(\"name\") on the class",
                        MethodWithoutService.class),
                Mistake.of(
                        "a class that is an action of no service",
                        "ClassWithoutService: has @Action but no @Service to name its service; write @Service(\"name\")"
                                + " beside it",
                        ClassWithoutService.class),
                Mistake.of(
                        "a class that is an action without run",
                        "NoRun: has @Action and needs exactly one public method run, not none; or write @Action on the"
                                + " methods that are actions",
                        NoRun.class),
                Mistake.of(
                        "a class that is an action with two runs",
                        "TwoRuns: has @Action and needs exactly one public method run, not 2; or write @Action on the"
                                + " methods that are actions",
                        TwoRuns.class),
                Mistake.of(
                        "a service without actions",
                        "Empty: has @Service but no @Action; write @Action(\"name\") on each method that is an action, or"
                                + " beside @Service if the class is one",
                        Empty.class),
                Mistake.of(
                        "an interface that is a service",
                        "Interface: has @Service and must be a class that is not abstract; write @Service on the class"
                                + " that implements it",
                        Interface.class),
                Mistake.of(
                        "an abstract class that is a service",
                        "Abstract: has @Service and must be a class that is not abstract; write @Service on the class"
                                + " that extends it",
                        Abstract.class),
                Mistake.of(
                        "a service without a constructor for the container",
                        "NoConstructor: has @Service and needs a constructor without parameters, or one with @Inject",
                        NoConstructor.class),
                Mistake.of(
                        "a service inside an object",
                        "Inner: has @Service and must be static, being a class inside another",
                        Inner.class),
                Mistake.of(
                        "a service with a blank name",
                        "BlankService: has @Service with a blank name; write the name that it has for callers",
                        BlankService.class),
                Mistake.of(
                        "a service with ! in its name",
                        "BangService: has @Service(\"a!b\"), but a name must not contain '!'",
                        BangService.class),
                Mistake.of(
                        "an action with a blank name",
                        "BlankAction.a(): has @Action with a blank name; write the name that it has for callers",
                        BlankAction.class),
                Mistake.of(
                        "an action with ! in its name",
                        "BangAction.a(): has @Action(\"a!b\"), but a name must not contain '!'",
                        BangAction.class),
                Mistake.of(
                        "one name for two actions of a class",
                        "Twice.again(Body) and Twice.square(Body): offer the same action \"square\" of the service"
                                + " \"example\"; rename or remove all but one, or make the one that is meant an"
                                + " @Alternative",
                        Twice.class),
                Mistake.of(
                        "one name for actions of two classes",
                        "Once.square() and OnceMore.run(): offer the same action \"square\" of the service \"example\";"
                                + " rename or remove all but one, or make the one that is meant an @Alternative",
                        Once.class,
                        OnceMore.class),
                Mistake.of(
                        "alternatives that clash",
                        "OneAlternative.one() and OtherAlternative.other(): offer the same action \"square\" of the"
                                + " service \"example\", as alternatives of the same priority 7; give the one that is meant"
                                + " a higher @Priority",
                        Once.class,
                        OneAlternative.class,
                        OtherAlternative.class),
                Mistake.of(
                        "a bean that cannot be had as its class",
                        "Untyped: has actions and must be among its own bean types; remove @Typed or name the class in"
                                + " it",
                        Untyped.class),
                Mistake.of(
                        "a bean of a session",
                        "OfSession: has actions and must not be @SessionScoped, since a job has no session; use"
                                + " @ApplicationScoped, @RequestScoped or @Dependent",
                        OfSession.class),
                Mistake.of(
                        "a final class that needs a proxy",
                        "Final: has actions that cannot be called through a client proxy; make the class and its methods"
                                + " not final and give it a constructor without parameters that is not private, or give it"
                                + " the scope @Dependent: ",
                        Final.class),
                Mistake.of(
                        "a final method that needs a proxy",
                        "FinalMethod: has actions that cannot be called through a client proxy; make the class and its"
                                + " methods not final",
                        FinalMethod.class),
                Mistake.of(
                        "a client of the wrong type",
                        "TextClient.client: has @SoaClient and must be a org.jsoa.client.ServiceClient, or an"
                                + " interface without type parameters that has methods with @Action, not a"
                                + " java.lang.String",
                        TextClient.class),
                Mistake.of(
                        "clients of the wrong type",
                        "TextClients.clients: has @SoaClient and must be a org.jsoa.client.ServiceClient, or an"
                                + " interface without type parameters that has methods with @Action, not a"
                                + " jakarta.enterprise.inject.Instance<java.lang.String>",
                        TextClients.class),
                Mistake.of(
                        "a client of a service with a blank name",
                        "BlankClient.client: has @SoaClient with a blank name; write the name that it has for callers",
                        BlankClient.class),
                Mistake.of(
                        "a client of a service with ! in its name",
                        "BangClient.client: has @SoaClient(\"a!b\"), but a name must not contain '!'",
                        BangClient.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void failTheDeploymentAndSayWhatToWrite(Mistake mistake) {
        mistake.assertThatItFailsTheDeployment();
    }

    @Test
    void areAllReportedAtOnceInOrder() {
        Throwable failure = catchThrowable(() -> Container.of(
                        TakesTwo.class, Abstract.class, Once.class, OnceMore.class, TextClient.class, Empty.class)
                .close());

        assertThat(failure).isInstanceOf(DefinitionException.class);
        assertThat(failure.getMessage()
                        .replace(DefinitionErrorsTest.class.getName() + "$", "")
                        .lines()
                        .filter(line -> line.startsWith("  - "))
                        .map(line -> line.substring("  - ".length(), line.indexOf(": "))))
                .containsExactly(
                        "Abstract",
                        "Empty",
                        "Once.square() and OnceMore.run()",
                        "TakesTwo.a(Body, Body)",
                        "TextClient.client");
    }
}

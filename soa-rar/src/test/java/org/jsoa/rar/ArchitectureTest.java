/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jsoa.untrusted.SafeText;

/** Which package of the adapter may use which. */
@AnalyzeClasses(packages = "org.jsoa.rar", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] WIRE = packages("frame", "codec", "encryption", "message");
    private static final String[] REDIS =
            packages("connection", "topology", "command", "sender", "queue", "deadletter", "call");
    private static final String[] SERVER = packages("", "runtime", "endpoint", "inflow", "outbound");

    private static String[] packages(String... names) {
        return Stream.of(names)
                .map(name -> name.isEmpty() ? "org.jsoa.rar" : "org.jsoa.rar." + name)
                .toArray(String[]::new);
    }

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.jsoa.rar.(*)..").should().beFreeOfCycles();

    /** The packages below {@code org.jsoa.rar}, lowest level first. Those of one level do not know each other. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("frame", "time"),
            List.of("codec", "connection", "log"),
            List.of("command", "encryption", "endpoint", "supervision", "topology"),
            List.of("message", "sender"),
            List.of("deadletter"),
            List.of("queue"),
            List.of("call"),
            List.of("config"),
            List.of("runtime"),
            List.of("inflow", "outbound"));

    @ArchTest
    static void aPackageUsesOnlyPackagesOfLowerLevels(JavaClasses classes) {
        for (int level = 0; level < LEVELS.size(); level++) {
            List<String> forbidden = LEVELS.subList(level, LEVELS.size()).stream()
                    .flatMap(List::stream)
                    .toList();
            for (String name : LEVELS.get(level)) {
                String[] others = packages(Stream.concat(Stream.of(""), forbidden.stream())
                        .filter(other -> !other.equals(name))
                        .toArray(String[]::new));
                noClasses()
                        .that()
                        .resideInAnyPackage(packages(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others)
                        .check(classes);
            }
        }
    }

    @ArchTest
    static void everyPackageHasALevel(JavaClasses classes) {
        String[] withLevel =
                packages(Stream.concat(Stream.of(""), LEVELS.stream().flatMap(List::stream))
                        .toArray(String[]::new));

        assertThat(classes).extracting(JavaClass::getPackageName).isSubsetOf(withLevel);
    }

    @ArchTest
    static final ArchRule theWireKnowsNothingElseOfTheAdapterButTime = classes()
            .that()
            .resideInAnyPackage(WIRE)
            .should()
            .onlyDependOnClassesThat(Predicates.resideInAnyPackage(WIRE)
                    .or(Predicates.resideInAPackage("org.jsoa.rar.time"))
                    .or(Predicates.resideOutsideOfPackage("org.jsoa.rar..")));

    @ArchTest
    static final ArchRule onlyCallsKnowRedisAndMessages = noClasses()
            .that()
            .resideInAnyPackage(packages("connection", "topology", "command", "sender", "queue", "deadletter"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WIRE);

    @ArchTest
    static final ArchRule onlyTheServersPackagesKnowJakarta = noClasses()
            .that()
            .resideOutsideOfPackages(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");

    @ArchTest
    static final ArchRule onlyRedisPackagesKnowJedis = noClasses()
            .that()
            .resideOutsideOfPackages(REDIS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redis.clients..");

    @ArchTest
    static final ArchRule onlyEncryptionKnowsTink = noClasses()
            .that()
            .resideOutsideOfPackage("org.jsoa.rar.encryption")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google..");

    @ArchTest
    static final ArchRule onlyCodecsKnowTheLibrariesOfFormats = noClasses()
            .that()
            .resideOutsideOfPackage("org.jsoa.rar.codec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.msgpack..", "com.fasterxml..");

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule allLogLinesAreMadeHarmless = noClasses()
            .should()
            .callMethod(System.class, "getLogger", String.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("text from outside could forge lines; use org.jsoa.untrusted.SafeLogger");

    @ArchTest
    static final ArchRule messagesOfExceptionsAreMadeHarmless = classes()
            .that()
            .areAssignableTo(Exception.class)
            .and()
            .doNotHaveSimpleName("OversizedRequestException")
            .and()
            .areTopLevelClasses()
            .should(new ArchCondition<>("make their messages harmless") {

                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean isSafe = type.getConstructorCallsFromSelf().stream()
                                    .findAny()
                                    .isEmpty()
                            || type.getMethodCallsFromSelf().stream()
                                    .anyMatch(call -> call.getTargetOwner().isEquivalentTo(SafeText.class));
                    events.add(new SimpleConditionEvent(type, isSafe, type.getName() + " does not use SafeText"));
                }
            });
}

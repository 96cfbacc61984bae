/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "org.jsoa.cdi", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CALLING = {
        "org.jsoa.cdi.client", "org.jsoa.cdi.transport", "org.jsoa.cdi.resilience", "org.jsoa.cdi.async"
    };
    private static final String[] SERVING = {
        "org.jsoa.cdi.dispatch", "org.jsoa.cdi.action", "org.jsoa.cdi.validation", "org.jsoa.cdi.event"
    };

    private static String[] concat(String[] packages, String... more) {
        return Stream.concat(Stream.of(packages), Stream.of(more)).toArray(String[]::new);
    }

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.jsoa.(cdi..)").should().beFreeOfCycles();

    /** The packages below {@code org.jsoa.cdi}, lowest level first. Those of one level do not know each other. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("event", "expansion", "log", "middleware", "model", "transaction", "wiretype"),
            List.of("async", "bodyerror", "time"),
            List.of("binding", "context", "transport"),
            List.of("proxy", "resilience", "rest", "schema", "validation"),
            List.of("action", "builtin", "client"),
            List.of("config", "dispatch"),
            List.of("servicesettings"),
            List.of("deployment"),
            List.of("wiring"));

    @ArchTest
    static void aPackageUsesOnlyPackagesOfLowerLevels(JavaClasses classes) {
        for (int level = 0; level < LEVELS.size(); level++) {
            List<String> forbidden = LEVELS.subList(level, LEVELS.size()).stream()
                    .flatMap(List::stream)
                    .map(ArchitectureTest::named)
                    .toList();
            for (String name : LEVELS.get(level)) {
                List<String> others = Stream.concat(Stream.of("org.jsoa.cdi"), forbidden.stream())
                        .filter(other -> !other.equals(named(name)))
                        .toList();
                noClasses()
                        .that()
                        .resideInAPackage(named(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others.toArray(String[]::new))
                        .check(classes);
            }
        }
    }

    @ArchTest
    static void everyPackageHasALevel(JavaClasses classes) {
        Set<String> withLevel = LEVELS.stream()
                .flatMap(List::stream)
                .map(ArchitectureTest::named)
                .collect(Collectors.toSet());
        withLevel.add("org.jsoa.cdi");

        assertThat(classes).extracting(JavaClass::getPackageName).isSubsetOf(withLevel);
    }

    private static String named(String name) {
        return "org.jsoa.cdi." + name;
    }

    @ArchTest
    static final ArchRule modelKnowsNoContainer = classes()
            .that()
            .resideInAPackage("org.jsoa.cdi.model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jsoa.cdi.model", "org.jsoa.service", "org.jsoa.context");

    @ArchTest
    static final ArchRule logKnowsOnlyMessages = classes()
            .that()
            .resideInAPackage("org.jsoa.cdi.log")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jsoa.cdi.log",
                    "org.jsoa.connection",
                    "org.jsoa.context",
                    "org.jsoa.message",
                    "org.jsoa.service",
                    "org.jsoa.untrusted",
                    "org.slf4j",
                    "org.apache.logging.log4j");

    @ArchTest
    static final ArchRule onlyTheCircuitKnowsItsLibrary = noClasses()
            .that()
            .doNotHaveSimpleName("Circuit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.failsafe..");

    @ArchTest
    static final ArchRule clientAndServiceDoNotKnowEachOther = noClasses()
            .that()
            .resideInAnyPackage(CALLING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVING);

    @ArchTest
    static final ArchRule onlyTheClientItselfKnowsRecords = noClasses()
            .that()
            .resideInAnyPackage("org.jsoa.cdi.transport", "org.jsoa.cdi.resilience", "org.jsoa.cdi.async")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jsoa.cdi.binding", "org.jsoa.cdi.proxy");

    @ArchTest
    static final ArchRule proxiesKnowNothingOfServing = noClasses()
            .that()
            .resideInAPackage("org.jsoa.cdi.proxy")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(SERVING, "org.jsoa.cdi.builtin", "org.jsoa.cdi.schema"));

    @ArchTest
    static final ArchRule expansionsSendNothing = classes()
            .that()
            .resideInAPackage("org.jsoa.cdi.expansion")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jsoa.cdi.expansion",
                    "org.jsoa.expansion",
                    "org.jsoa.client",
                    "org.jsoa.connection",
                    "org.jsoa.message",
                    "org.jsoa.untrusted");

    @ArchTest
    static final ArchRule builtInActionsKnowNoMoreThanActionsOfAnApplication = noClasses()
            .that()
            .resideInAnyPackage("org.jsoa.cdi.builtin", "org.jsoa.cdi.schema")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(
                    concat(SERVING, CALLING), "org.jsoa.cdi.middleware", "org.jsoa.cdi.context", "org.jsoa.cdi.time"));

    @ArchTest
    static final ArchRule onlyRestNeedsJakartaRest = noClasses()
            .that()
            .resideOutsideOfPackage("org.jsoa.cdi.rest")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule nothingKnowsTheAdapter =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.jsoa.rar..");

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();

    @Test
    void classesWithTestMethodsAreNamedSoThatTheyAreRun() {
        JavaClasses tests =
                new ClassFileImporter().withImportOption(new OnlyIncludeTests()).importPackages("org.jsoa");

        classes()
                .that()
                .containAnyMethodsThat(
                        com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(Test.class))
                .should()
                .haveSimpleNameEndingWith("Test")
                .check(tests);
    }

    @ArchTest
    static final ArchRule allLogLinesAreMadeHarmless = noClasses()
            .should()
            .callMethod(System.class, "getLogger", String.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("text from outside could forge lines; use org.jsoa.untrusted.SafeLogger");
}

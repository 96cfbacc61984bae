/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
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
                    "org.jsoa.message");

    @ArchTest
    static final ArchRule builtInActionsKnowNoMoreThanActionsOfAnApplication = noClasses()
            .that()
            .resideInAnyPackage("org.jsoa.cdi.builtin", "org.jsoa.cdi.schema")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(
                    concat(SERVING, CALLING),
                    "org.jsoa.cdi.middleware",
                    "org.jsoa.cdi.context",
                    "org.jsoa.cdi.time",
                    "org.jsoa.cdi.model"));

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
}

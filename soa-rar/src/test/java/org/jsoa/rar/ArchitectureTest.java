/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What keeps the adapter's packages usable one without the other. */
@AnalyzeClasses(packages = "org.jsoa.rar", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String PROTOCOL = "org.jsoa.rar.protocol..";

    @ArchTest
    static final ArchRule protocolAndTransportKnowNoServer = noClasses()
            .that()
            .resideInAnyPackage(PROTOCOL, "org.jsoa.rar.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");

    @ArchTest
    static final ArchRule protocolKnowsNoOtherPackageOfTheAdapter = noClasses()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .dependOnClassesThat(DescribedPredicate.and(
                    JavaClass.Predicates.resideInAPackage("org.jsoa.rar.."),
                    DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(PROTOCOL))));

    @ArchTest
    static final ArchRule packagesKnowOnlyThoseBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("adapter")
            .definedBy("org.jsoa.rar")
            .layer("inflow")
            .definedBy("org.jsoa.rar.inflow")
            .layer("outbound")
            .definedBy("org.jsoa.rar.outbound")
            .layer("runtime")
            .definedBy("org.jsoa.rar.runtime")
            .layer("encryption")
            .definedBy("org.jsoa.rar.encryption")
            .layer("redis")
            .definedBy("org.jsoa.rar.redis")
            .layer("protocol")
            .definedBy("org.jsoa.rar.protocol")
            .whereLayer("adapter")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("inflow")
            .mayOnlyBeAccessedByLayers("adapter")
            .whereLayer("outbound")
            .mayOnlyBeAccessedByLayers("adapter")
            .whereLayer("runtime")
            .mayOnlyBeAccessedByLayers("adapter", "inflow", "outbound")
            .whereLayer("encryption")
            .mayOnlyBeAccessedByLayers("runtime");

    @ArchTest
    static final ArchRule onlyTheKeysetKnowsTink = noClasses()
            .that()
            .resideOutsideOfPackage("org.jsoa.rar.encryption")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.jsoa.rar.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();
}

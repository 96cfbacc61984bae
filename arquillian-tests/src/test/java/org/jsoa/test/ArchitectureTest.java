/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each scenario has its own package. A package that several scenarios use depends on none of them. */
@AnalyzeClasses(packages = "org.jsoa.test")
class ArchitectureTest {

    private static final String SCENARIOS =
            "(client|context|failure|limits|neighbours|sample|service|transaction|wire)";

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.jsoa.test.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule scenariosDoNotKnowEachOther =
            slices().matching("org.jsoa.test." + SCENARIOS + "..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule lowerLayersDoNotKnowHigherOnes = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("environment")
            .definedBy("org.jsoa.test.environment..")
            .layer("deployed")
            .definedBy("org.jsoa.test.probe..", "org.jsoa.test.platform..")
            .layer("peer")
            .definedBy("org.jsoa.test.peer..")
            .layer("server")
            .definedBy("org.jsoa.test.server..")
            .layer("shared")
            .definedBy("org.jsoa.test.shared..")
            .layer("scenarios")
            .definedBy("org.jsoa.test." + SCENARIOS.replace("(", "[").replace(")", "]") + "..")
            .whereLayer("scenarios")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("shared")
            .mayOnlyBeAccessedByLayers("scenarios")
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("shared", "scenarios")
            .whereLayer("peer")
            .mayOnlyBeAccessedByLayers("server", "shared", "scenarios")
            .whereLayer("deployed")
            .mayOnlyBeAccessedByLayers("shared");
}

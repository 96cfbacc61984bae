/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What keeps the API small enough to sit on every class path. */
@AnalyzeClasses(packages = "org.jsoa", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNothingButTheJdkAndJakarta = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.naming..", "jakarta..", "org.jsoa..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.jsoa.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;

/** What keeps the API small enough to sit on every class path. */
@AnalyzeClasses(packages = "org.jsoa", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final long MOST_TYPES = 20;

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

    @ArchTest
    static void noPackageHasTooManyTypes(JavaClasses all) {
        Map<String, Long> types = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(types).isNotEmpty().allSatisfy((name, count) -> assertThat(count)
                .isLessThanOrEqualTo(MOST_TYPES));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which package of the adapter may use which. */
@AnalyzeClasses(packages = "org.jsoa.rar", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] WIRE = packages("frame", "codec", "encryption", "message");
    private static final String[] REDIS =
            packages("connection", "topology", "command", "sender", "queue", "deadletter", "call");
    private static final String[] SERVER = packages("", "runtime", "inflow", "outbound");

    private static String[] packages(String... names) {
        return Stream.of(names)
                .map(name -> name.isEmpty() ? "org.jsoa.rar" : "org.jsoa.rar." + name)
                .toArray(String[]::new);
    }

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.jsoa.rar.(*)..").should().beFreeOfCycles();

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
    static final ArchRule queuesKnowNoCalls = noClasses()
            .that()
            .resideInAnyPackage(packages("queue", "deadletter", "sender", "command", "topology", "connection"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("call"));

    @ArchTest
    static final ArchRule nothingBelowTheServerKnowsIt = noClasses()
            .that()
            .resideOutsideOfPackages(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER);

    @ArchTest
    static final ArchRule onlyTheServersPackagesKnowJakarta = noClasses()
            .that()
            .resideOutsideOfPackages(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");

    @ArchTest
    static final ArchRule inflowAndOutboundDoNotKnowEachOther =
            slices().matching("org.jsoa.rar.(inflow|outbound)..").should().notDependOnEachOther();

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
}

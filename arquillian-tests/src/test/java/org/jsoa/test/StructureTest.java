/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test;

import java.nio.file.Path;
import org.jsoa.testing.ModuleStructureTest;

/** Circles of classes, types in a package, lines in a class. All classes of this module are tests. */
class StructureTest extends ModuleStructureTest {

    StructureTest() {
        super(Path.of("target/test-classes"), Path.of("src/test/java"));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import org.jsoa.testing.ModuleStructureTest;

/** Circles of classes, types in a package, lines in a class. */
class StructureTest extends ModuleStructureTest {}

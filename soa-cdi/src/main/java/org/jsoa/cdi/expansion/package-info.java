/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Expands ids in answers into the objects they stand for: says what to ask of which service, and puts the answers where they belong.
 * It sends nothing itself, and knows messages and the values that configure expansions, nothing else.
 */
package org.jsoa.cdi.expansion;

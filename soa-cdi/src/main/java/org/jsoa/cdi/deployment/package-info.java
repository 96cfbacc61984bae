/* SPDX-License-Identifier: Apache-2.0 */
/** The rules of a deployment: which mistakes fail it, which cause a warning, and which beans it adds for typed clients and built-in actions. */
package org.jsoa.cdi.deployment;

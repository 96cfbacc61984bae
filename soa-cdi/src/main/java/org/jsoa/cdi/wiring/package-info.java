/* SPDX-License-Identifier: Apache-2.0 */
/** Connects the parts of the module to the beans, settings and adapter of one application. */
package org.jsoa.cdi.wiring;

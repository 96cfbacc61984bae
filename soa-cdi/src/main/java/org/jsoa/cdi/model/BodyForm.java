/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

/**
 * How an action wants the request body.
 *
 * @since 0.1
 */
public enum BodyForm {
    /** The method has no parameter. */
    NONE,
    /** The method takes the body as it came. */
    MAP,
    /** The body is bound to the record that the method takes. */
    RECORD
}

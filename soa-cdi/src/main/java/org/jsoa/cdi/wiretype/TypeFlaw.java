/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

/**
 * A reason for which a type cannot be part of a body.
 *
 * @param place the component of the type, or the type itself; never null
 * @param complaint what is wrong with the type, and what to write instead; never null
 * @since 0.1
 */
public record TypeFlaw(String place, String complaint) {

    @Override
    public String toString() {
        return place + ": " + complaint;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

/**
 * A type that no body can be read as, or become.
 *
 * @param place the component that is of the type, or the type itself; never null
 * @param complaint what is wrong with it, and what to write instead; never null
 * @since 0.1
 */
public record TypeFlaw(String place, String complaint) {

    @Override
    public String toString() {
        return place + ": " + complaint;
    }
}

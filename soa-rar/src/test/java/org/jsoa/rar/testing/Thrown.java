/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

/** Throws what the compiler would not let a method throw. Servers do so, too. */
public final class Thrown {

    private Thrown() {}

    /** Throws something, if there is anything to throw. */
    public static void raise(Throwable failure) {
        if (failure != null) {
            Thrown.<RuntimeException>raiseAs(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raiseAs(Throwable failure) throws T {
        throw (T) failure;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

/** Gives the runtime of a started adapter to the objects that the server associates with it. */
public interface RuntimeSource {

    /**
     * Returns the runtime.
     *
     * @return the runtime
     * @throws IllegalStateException if the adapter is not started
     */
    AdapterRuntime runtime();
}

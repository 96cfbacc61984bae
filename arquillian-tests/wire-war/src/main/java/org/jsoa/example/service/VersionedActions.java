/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;

/** One action in two variants. The switches of the request select one. */
@Service("example")
@ApplicationScoped
public class VersionedActions {

    private static final long SWITCH = 5;

    /**
     * Runs if the switch is off.
     *
     * @return the version
     */
    @Action("versioned")
    public Version first() {
        return new Version(1);
    }

    /**
     * Runs if the switch is on.
     *
     * @return the version
     */
    @Action("versioned")
    @Switched(SWITCH)
    public Version second() {
        return new Version(2);
    }

    /**
     * The response of both variants.
     *
     * @param version the number of the variant
     */
    public record Version(int version) {}
}

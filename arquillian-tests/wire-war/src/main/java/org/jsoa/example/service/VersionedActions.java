/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;

/** One action in two variants, of which the switches of the request choose one. */
@Service("example")
@ApplicationScoped
public class VersionedActions {

    private static final long SWITCH = 5;

    /**
     * What everyone gets.
     *
     * @return the version
     */
    @Action("versioned")
    public Version first() {
        return new Version(1);
    }

    /**
     * What those get who ask for it.
     *
     * @return the version
     */
    @Action("versioned")
    @Switched(SWITCH)
    public Version second() {
        return new Version(2);
    }

    /**
     * What both answer.
     *
     * @param version which of the two it was
     */
    public record Version(int version) {}
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.shared;

import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.platform.TransactedActions;
import org.jsoa.test.probe.ProbeActions;
import org.jsoa.test.server.TestApplication;

/** The applications that several scenarios deploy. */
public final class SharedApplications {

    private SharedApplications() {}

    /** Makes the archive of the service {@code probe}. */
    public static WebArchive probe() {
        return TestApplication.empty("probe.war").addPackage(ProbeActions.class.getPackage());
    }

    /** Makes the archive of the services {@code platform} and {@code translated}. */
    public static WebArchive platform() {
        return TestApplication.empty("platform.war").addPackage(TransactedActions.class.getPackage());
    }
}

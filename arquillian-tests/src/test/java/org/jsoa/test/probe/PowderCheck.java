/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.probe;

import jakarta.enterprise.context.ApplicationScoped;
import org.jsoa.service.StatusCheck;
import org.jsoa.service.StatusReport;

/** Reports the same warning each time. */
@ApplicationScoped
public class PowderCheck implements StatusCheck {

    /** For the container. */
    public PowderCheck() {}

    @Override
    public StatusReport check() {
        return StatusReport.healthy().withWarning("LOW_POWDER", "little powder is left");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.enterprise.context.ApplicationScoped;
import org.jsoa.service.Service;

/** Failures reach the caller unchanged. */
@Service("platform")
@ApplicationScoped
public class PlainFaultTolerance extends FaultTolerantActions {

    /** For the container. */
    public PlainFaultTolerance() {}
}

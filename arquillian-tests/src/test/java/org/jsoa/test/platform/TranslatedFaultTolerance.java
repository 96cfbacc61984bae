/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.enterprise.context.ApplicationScoped;
import org.jsoa.service.Service;

/** Failures reach the caller as {@link FaultTranslation} translates them. */
@Service("translated")
@ApplicationScoped
public class TranslatedFaultTolerance extends FaultTolerantActions {

    /** For the container. */
    public TranslatedFaultTolerance() {}
}

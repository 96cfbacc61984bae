/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jsoa.service.ServiceSettings;
import org.jsoa.service.Setting;

// tag::record[]
@ServiceSettings("orders")
public record OrderSettings(
        @Setting(defaultValue = "10") @Min(0) @Max(90) int discountPercent,
        @Setting(defaultValue = "PT30S") Duration patience,
        Optional<URI> catalogue,
        @Setting(defaultValue = {"DE", "AT"}) Set<String> countries,
        Mail mail) {

    public record Mail(
            String host, @Setting(defaultValue = "25") int port, Optional<String> password) {}
}
// end::record[]

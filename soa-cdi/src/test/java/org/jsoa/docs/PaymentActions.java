/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import org.jsoa.service.Action;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Idempotent;
import org.jsoa.service.Service;

// tag::class[]
@Service(value = "payments", delivery = DeliveryMode.AT_LEAST_ONCE)
@ApplicationScoped
public class PaymentActions {

    public record PaymentId(long id) {}

    public record Payment(long id, long cents) {}

    @Action("get")
    @Idempotent
    public Payment get(@Valid PaymentId body) {
        return new Payment(body.id(), 1200);
    }

    @Action("pay")
    public PaymentId pay(@Valid Payment body) {
        return new PaymentId(body.id());
    }
}
// end::class[]

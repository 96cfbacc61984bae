/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Service;

/** Actions of a session bean, guarded by the container. */
@Service("platform")
@Stateless
public class SessionActions {

    @Resource
    SessionContext session;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    @Inject
    Outcomes outcomes;

    /** For keepers only. */
    @Action("open_vault")
    @RolesAllowed("keeper")
    public Map<String, Object> open() {
        return Map.of("gold", 7L);
    }

    /** For everyone. */
    @Action("look_at_vault")
    @PermitAll
    public Map<String, Object> look() {
        return Map.of("caller", session.getCallerPrincipal().getName());
    }

    /**
     * The request of {@code fill_vault}.
     *
     * @param amount how much gold
     */
    public record Gold(@Positive int amount) {}

    /** Takes gold. */
    @Action("fill_vault")
    @PermitAll
    public Map<String, Object> fill(@Valid Gold gold) {
        return Map.of("gold", (long) gold.amount());
    }

    /** Fails with an exception that is no error of the application. */
    @Action("drop_vault")
    @PermitAll
    public void drop() {
        throw new IllegalStateException("it is open");
    }

    /** Refuses every caller. */
    @Action("knock_at_vault")
    @PermitAll
    public void knock() {
        registry.registerInterposedSynchronization(outcomes.watch());
        throw new ActionException("CLOSED", "come back tomorrow");
    }
}

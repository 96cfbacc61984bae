/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.transaction.Status;
import org.jsoa.test.peer.Responses;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.MicroServer;
import org.jsoa.test.shared.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transactions and security on actions: what callers get. */
@ExtendWith(SharedServer.class)
class InterceptorsIT {

    private static final String WELL = "{}";

    private WirePeer peer;

    @BeforeEach
    void connect(MicroServer server) {
        peer = server.peer("platform");
    }

    @AfterEach
    void disconnect() {
        peer.close();
    }

    private int status(String action, String body) {
        return Responses.body(peer.call(action, body)).getInt("status");
    }

    private static String by(String end) {
        return "{\"by\": \"" + end + "\"}";
    }

    @Test
    void runsAnActionInATransactionOnlyWhereItAsksForOne() {
        assertThat(status("transact_not", WELL)).isEqualTo(Status.STATUS_NO_TRANSACTION);
        assertThat(status("transact", WELL)).isEqualTo(Status.STATUS_ACTIVE);
    }

    @Test
    void commitsBeforeTheResponseIsSent() {
        status("transact", WELL);

        assertThat(status("outcome", WELL)).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void rollsBackOnTheErrorsOfTheApplication() {
        assertThat(Responses.failure(peer.call("transact", by("refusal")))).isEqualTo("REFUSED: refused (caller)");
        assertThat(status("outcome", WELL)).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void commitsInSpiteOfErrorsOfTheApplicationThatShallNotRollBack() {
        assertThat(Responses.failure(peer.call("transact_keeping", by("refusal"))))
                .isEqualTo("REFUSED: refused (caller)");
        assertThat(status("outcome", WELL)).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void rollsBackOnUnforeseenFailures() {
        assertThat(Responses.failure(peer.call("transact_keeping", by("unforeseen"))))
                .isEqualTo("SERVER_ERROR: Internal server error: broken");
        assertThat(status("outcome", WELL)).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void commitsInSpiteOfCheckedExceptions() {
        assertThat(Responses.failure(peer.call("transact", by("checked"))))
                .isEqualTo("SERVER_ERROR: Internal server error: disk full");
        assertThat(status("outcome", WELL)).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void respondsWithoutErrorsWhenTheActionItselfAskedForTheRollback() {
        assertThat(status("transact", by("rollback"))).isEqualTo(Status.STATUS_ACTIVE);
        assertThat(status("outcome", WELL)).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void respondsWithAnErrorWhenTheCommitFails() {
        assertThat(Responses.failure(peer.call("transact", by("commit"))))
                .startsWith("SERVER_ERROR: Internal server error: ");
        assertThat(status("outcome", WELL)).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void blamesItselfWhereATransactionMustBeThereBefore() {
        assertThat(Responses.failure(peer.call("transact_mandatory", WELL)))
                .startsWith("SERVER_ERROR: Internal server error: ");
    }

    @Test
    void tellsTheCallerOfASessionBeanThatItIsNotAllowed() {
        JsonObject error = Responses.error(peer.call("open_vault", "{}"));

        assertThat(error.getString("code")).isEqualTo("NOT_AUTHORIZED");
        assertThat(error.getString("message")).isEqualTo("The action \"open_vault\" is not open to this caller.");
        assertThat(error.getBoolean("is_caller_error")).isTrue();
    }

    @Test
    void callsSessionBeansAsNobody() {
        assertThat(Responses.body(peer.call("look_at_vault", "{}")).getString("caller"))
                .isEqualTo("ANONYMOUS");
    }

    @Test
    void passesErrorsOfTheApplicationThroughASessionBeanAndRollsBack() {
        assertThat(Responses.failure(peer.call("knock_at_vault", "{}")))
                .isEqualTo("CLOSED: come back tomorrow (caller)");
        assertThat(status("outcome", WELL)).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void checksTheBodiesOfSessionBeans() {
        assertThat(Responses.failure(peer.call("fill_vault", "{\"amount\": 0}")))
                .isEqualTo("INVALID: must be greater than 0 (caller)");
        assertThat(Responses.body(peer.call("fill_vault", "{\"amount\": 5}")).getInt("gold"))
                .isEqualTo(5);
    }

    @Test
    void tellsWhatWentWrongInASessionBean() {
        assertThat(Responses.failure(peer.call("drop_vault", "{}")))
                .isEqualTo("SERVER_ERROR: Internal server error: it is open");
    }

    @Test
    void letsAnInterceptorOfTheApplicationDecideByTheContext() {
        assertThat(Responses.body(peer.callAs("keeper", "open_safe", "{}")).getInt("gold"))
                .isEqualTo(3);

        JsonObject error = Responses.error(peer.call("open_safe", "{}"));
        assertThat(error.getString("code")).isEqualTo("NOT_AUTHORIZED");
        assertThat(error.getJsonArray("denied_permissions").getString(0)).isEqualTo("keeper");
        assertThat(error.getBoolean("is_caller_error")).isTrue();
    }
}

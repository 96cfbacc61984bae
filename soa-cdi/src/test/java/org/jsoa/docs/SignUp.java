/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.context.CapturedContext;
import org.jsoa.context.ContextPropagation;
import org.jsoa.message.ActionResponse;

/** The Java of docs/howto/propagate-the-context.md. */
class SignUp {

    @Inject
    @SoaClient("users")
    ServiceClient users;

    @Inject
    Mailer mailer;

    ExecutorService pool;

    // tag::task[]
    @Inject
    ContextPropagation contexts;

    Future<ActionResponse> load(long id) {
        return pool.submit(contexts.contextualCallable(() -> users.callAction("get_user", Map.of("id", id))));
    }
    // end::task[]

    // tag::capture[]
    void signUp(String address) {
        mailer.sendLater(contexts.capture(), address);
    }
    // end::capture[]

    /** A session bean with an asynchronous method. */
    @Stateless
    static class Mailer {

        // tag::run[]
        @Asynchronous
        public void sendLater(CapturedContext caller, String address) {
            caller.run(() -> send(address));
        }
        // end::run[]

        private void send(String address) {
            System.getLogger("mail").log(System.Logger.Level.INFO, address);
        }
    }
}

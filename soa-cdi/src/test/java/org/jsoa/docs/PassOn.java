/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jsoa.client.CallException;
import org.jsoa.client.SoaClient;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Service;

/** The Java of docs/howto/handle-failed-calls.md. */
@Service("profiles")
@ApplicationScoped
public class PassOn {

    /** The body of a request. */
    public record ProfileId(long userId) {}

    @Inject
    @SoaClient("users")
    Users users;

    // tag::pass[]
    @Action("get_profile")
    public Users.User profile(ProfileId body) {
        try {
            return users.get(body.userId());
        } catch (CallException e) {
            throw ActionException.of(e);
        }
    }
    // end::pass[]
}

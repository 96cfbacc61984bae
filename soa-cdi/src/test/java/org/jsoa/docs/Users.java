/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import java.util.concurrent.CompletionStage;
import org.jsoa.client.BodyField;
import org.jsoa.client.CallOptions;
import org.jsoa.service.Action;

// tag::interface[]
public interface Users {

    record User(long userId, String name) {}

    @Action("get_user")
    @BodyField("user")
    User get(long userId);

    @Action("create_user")
    CompletionStage<Long> create(User body, CallOptions options);

    default String name(long userId) {
        return get(userId).name();
    }
}
// end::interface[]

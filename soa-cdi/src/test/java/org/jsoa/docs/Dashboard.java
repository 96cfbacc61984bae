/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.SoaClient;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/** The Java of docs/howto/call-a-service.md and docs/howto/handle-failed-calls.md. */
@ApplicationScoped
public class Dashboard {

    @Inject
    @SoaClient("users")
    ServiceClient users;

    @Inject
    ServiceClients clients;

    // tag::typed[]
    @Inject
    @SoaClient("users")
    Users typedUsers;
    // end::typed[]

    ActionResponse byMap() {
        // tag::map[]
        ActionResponse response = users.callAction("get_user", Map.of("user_id", 7));
        Object user = response.body().get("user");
        // end::map[]
        return user == null ? null : response;
    }

    List<Users.User> inCode(List<String> regions) {
        List<Users.User> found = new ArrayList<>();
        // tag::as[]
        for (String region : regions) {
            Users users = clients.service("users-" + region).as(Users.class);
            found.add(users.get(7));
        }
        // end::as[]
        return found;
    }

    JobResponse severalInOneJob() {
        // tag::job[]
        JobResponse response = users.callActions(List.of(
                ActionCall.of("get_user", Map.of("user_id", 7)), ActionCall.of("get_user", Map.of("user_id", 8))));
        // end::job[]
        return response;
    }

    // tag::jobs[]
    List<JobResponse> overview(long userId) {
        return clients.callJobs(List.of(
                ServiceJob.of("users", "get_user", Map.of("user_id", userId)),
                ServiceJob.of("orders", "get_orders", Map.of("user_id", userId))));
    }
    // end::jobs[]

    // tag::outcomes[]
    int countResponses(List<ServiceJob> jobs) {
        int count = 0;
        for (Outcome outcome : clients.tryJobs(jobs)) {
            if (outcome instanceof Outcome.Responded responded) {
                count += responded.response().actions().size();
            }
        }
        return count;
    }
    // end::outcomes[]

    ServiceClient withOptions() {
        // tag::options[]
        ServiceClient patient = users.with(
                CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(20)).withSwitches(Set.of(5L)));
        // end::options[]
        return patient;
    }

    // tag::async[]
    CompletionStage<String> nameOf(long userId) {
        return users.callActionAsync("get_user", Map.of("user_id", userId), Users.User.class)
                .thenApply(Users.User::name);
    }
    // end::async[]
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.container.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoa.benchmarks.load.Call;
import org.jsoa.benchmarks.load.CallSource;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;

/** Callers that share the injected client. */
@ApplicationScoped
public class EchoCalls implements CallSource {

    @Inject
    @SoaClient("echo")
    private ServiceClient echo;

    /** Made by the container. */
    public EchoCalls() {}

    @Override
    public Call open(String body) {
        return () -> call(body);
    }

    private void call(String body) {
        if (!body.equals(echo.callAction("echo", Map.of("text", body)).body().get("text"))) {
            throw new IllegalStateException("the answer is not the body");
        }
    }
}

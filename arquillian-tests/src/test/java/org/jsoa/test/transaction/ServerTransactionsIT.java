/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.server.MicroProcess;
import org.jsoa.test.server.PayaraServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transactions on Payara Server. */
class ServerTransactionsIT extends TransactionContract {

    private static final URI REDIS = URI.create(System.getProperty(TestFiles.REDIS_URL) + "/3");

    private static PayaraServer server;

    ServerTransactionsIT() {
        super(REDIS);
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = PayaraServer.start(Map.of("h2.bindAddress", "127.0.0.1"), List.of(TestFiles.file("soa-api.jar")));
        server.deployAdapter("soa-rar", Map.of("RedisUrl", REDIS.toString()));
        server.deploy(MicroProcess.exported(application()).toPath());
    }

    private int post(End end) throws Exception {
        URI address = server.address().resolve("notes/api/notes?text=" + text() + "&end=" + end);
        HttpRequest request =
                HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theBeansOfActionsHaveTheSameTransactionsWithoutAJob() throws Exception {
        assertThat(post(End.UNFORESEEN)).isEqualTo(500);
        assertThat(List.of(rows(Store.JPA), rows(Store.LOCAL), rows(Store.LOCAL, ":apart")))
                .containsExactly(1, 0, 1);

        assertThat(post(End.WELL)).isEqualTo(204);
        assertThat(List.of(rows(Store.JPA), rows(Store.LOCAL), rows(Store.LOCAL, ":apart")))
                .containsExactly(2, 2, 2);
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import java.net.URI;
import java.util.List;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.server.MicroProcess;
import org.jsoa.test.server.MicroServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Transactions on Payara Micro. */
class MicroTransactionsIT extends TransactionContract {

    private static final URI REDIS = URI.create(System.getProperty(TestFiles.REDIS_URL) + "/2");

    private static MicroServer server;

    MicroTransactionsIT() {
        super(REDIS);
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = MicroServer.start(
                "transactions",
                REDIS,
                List.of("h2.bindAddress=127.0.0.1"),
                List.of(MicroProcess.exported(application())),
                List.of("notes"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }
}

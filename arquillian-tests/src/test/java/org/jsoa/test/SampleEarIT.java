/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoa.test.server.PayaraServer;
import org.jsoa.test.server.Rest;
import org.jsoa.test.server.TestFiles;
import org.junit.jupiter.api.Test;

/** The sample as an EAR on a full Payara Server. */
class SampleEarIT {

    @Test
    void callsAnActionThroughRedis() throws Exception {
        String redis = System.getProperty(TestFiles.REDIS_URL);
        try (PayaraServer server = PayaraServer.start(Map.of("soa.redis.url", redis))) {
            server.deploy(TestFiles.file("soa-sample.ear"));

            Rest rest = new Rest(server.address().resolve("soa-sample/"));
            Rest.Answer answer = rest.call(
                    "example/chain", "{\"service\": \"example\", \"action\": \"square\", \"body\": {\"number\": 7}}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().getJsonObject("inner").getInt("result")).isEqualTo(49);
        }
    }
}

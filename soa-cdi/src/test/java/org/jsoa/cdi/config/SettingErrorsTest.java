/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.util.stream.Stream;
import org.jsoa.cdi.fixture.Mistake;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong settings of an application. */
class SettingErrorsTest {

    @Service("example")
    public static class Good {
        @Action("a")
        public void a() {}
    }

    private static Mistake mistake(String name, String value, String line) {
        return Mistake.ofSetting(name, value, line, Good.class);
    }

    static Stream<Mistake> mistakes() {
        String concurrency = "setting: soa.services.example.concurrency must be a whole number, 1 to 1000, not ";
        String levels = " must be TRACE, DEBUG, INFO, WARNING, ERROR or OFF, not ";
        return Stream.of(
                mistake("soa.services.example.concurrency", "many", concurrency + "\"many\""),
                mistake("soa.services.example.concurrency", "0", concurrency + "\"0\""),
                mistake("soa.services.example.concurrency", "1001", concurrency + "\"1001\""),
                mistake("soa.services.example.concurrency", "2.5", concurrency + "\"2.5\""),
                mistake(
                        "soa.server.tracebacks",
                        "yes",
                        "setting: soa.server.tracebacks must be true or false, not \"yes\""),
                mistake(
                        "soa.server.log.success-level",
                        "info",
                        "setting: soa.server.log.success-level" + levels + "\"info\""),
                mistake(
                        "soa.server.log.error-level",
                        "CRITICAL",
                        "setting: soa.server.log.error-level" + levels + "\"CRITICAL\""),
                mistake(
                        "soa.server.log.redact",
                        "iban;,token",
                        "setting: soa.server.log.redact must be keys with commas between, not \"iban;,token\""),
                mistake(
                        "soa.server.log.redact",
                        "iban,",
                        "setting: soa.server.log.redact must be keys with commas between, not \"iban,\""),
                mistake(
                        "soa.server.traceback",
                        "true",
                        "configuration: unknown setting soa.server.traceback; did you mean soa.server.tracebacks?"),
                mistake(
                        "soa.services.example.concurency",
                        "4",
                        "configuration: unknown setting soa.services.example.concurency; did you mean"
                                + " soa.services.example.concurrency?"),
                mistake(
                        "soa.client.services.users.timeout-millis",
                        "0",
                        "setting: soa.client.services.users.timeout-millis must be a whole number, 1 to 2147483647,"
                                + " not \"0\""),
                mistake(
                        "soa.client.services.users.retries",
                        "11",
                        "setting: soa.client.services.users.retries must be a whole number, 0 to 10, not \"11\""),
                mistake(
                        "soa.client.services.users.protocol",
                        "4",
                        "setting: soa.client.services.users.protocol must be a whole number, 1 to 3, not \"4\""),
                mistake(
                        "soa.client.services.users.serializer",
                        "JSON",
                        "setting: soa.client.services.users.serializer must be msgpack or json, not \"JSON\""),
                mistake(
                        "soa.client.refuse-late",
                        "on",
                        "setting: soa.client.refuse-late must be true or false, not \"on\""),
                mistake(
                        "soa.client.circuit-breaker-failures",
                        "few",
                        "setting: soa.client.circuit-breaker-failures must be a whole number, 0 to 1000, not \"few\""),
                mistake(
                        "soa.services.example.delivery",
                        "exactly-once",
                        "setting: soa.services.example.delivery must be AT_MOST_ONCE or AT_LEAST_ONCE, not"
                                + " \"exactly-once\""),
                mistake(
                        "soa.redis.uri",
                        "redis://127.0.0.1",
                        "configuration: unknown setting soa.redis.uri; did you mean soa.redis.url?"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void failTheDeploymentAndSayWhatToWrite(Mistake mistake) {
        mistake.assertThatItFailsTheDeployment();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.shared.SharedApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bean takes connections from the server's pool through a connection factory in JNDI. */
@ExtendWith(ArquillianExtension.class)
class ManagedConnectionIT {

    private static final int POOL_SIZE = 2;

    @Deployment
    static WebArchive application() {
        return SharedApplications.probe()
                .setWebXML(new StringAsset("""
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                                  <connection-factory>
                                    <name>java:app/soa/pool</name>
                                    <interface-name>org.jsoa.connection.SoaConnectionFactory</interface-name>
                                    <resource-adapter>soa-rar</resource-adapter>
                                    <max-pool-size>%d</max-pool-size>
                                    <min-pool-size>1</min-pool-size>
                                  </connection-factory>
                                  <connection-factory>
                                    <name>java:app/soa/elsewhere</name>
                                    <interface-name>org.jsoa.connection.SoaConnectionFactory</interface-name>
                                    <resource-adapter>soa-rar</resource-adapter>
                                    <property><name>RedisUrl</name><value>%s/5</value></property>
                                    <property><name>CallTimeoutMillis</name><value>1234</value></property>
                                  </connection-factory>
                                </web-app>
                                """.formatted(POOL_SIZE, System.getProperty(TestFiles.REDIS_URL))));
    }

    @SuppressWarnings("BanJNDI") // The name is this application's own.
    private static SoaConnection connection(String name) throws Exception {
        SoaConnectionFactory factory = InitialContext.doLookup(name);
        return factory.getConnection();
    }

    private static SoaConnection connection() throws Exception {
        return connection("java:app/soa/pool");
    }

    private static OutgoingJob greeting(String name) {
        return OutgoingJob.of(
                "probe",
                new JobRequest(
                        JobControl.DEFAULT,
                        JobContext.of("pooled", List.of()),
                        List.of(new ActionRequest("greet", Map.of("first_name", name)))),
                Duration.ofSeconds(20));
    }

    @Test
    void givesConnectionsBackToThePool() throws Exception {
        for (int i = 0; i < 5 * POOL_SIZE; i++) {
            try (SoaConnection connection = connection()) {
                JobResponse response = connection.call(greeting("Ada"));
                assertThat(response.actions().get(0).body()).containsEntry("greeting_text", "Hello, Ada!");
            }
        }
    }

    @Test
    void thePoolGoesOnWhenAllConnectionsToRedisHaveBroken() throws Exception {
        try (SoaConnection connection = connection()) {
            connection.call(greeting("Ada"));
        }
        breakConnectionsToRedis();

        boolean recovered = false;
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!recovered && System.nanoTime() - giveUp < 0) {
            recovered = isGreeted();
        }
        assertThat(recovered).isTrue();
        for (int i = 0; i < 5 * POOL_SIZE; i++) {
            assertThat(isGreeted()).as("call %d", i).isTrue();
        }
    }

    private static boolean isGreeted() throws Exception {
        try (SoaConnection connection = connection()) {
            return connection
                    .call(greeting("Ada").withTimeout(Duration.ofSeconds(2)))
                    .errors()
                    .isEmpty();
        } catch (TransportException e) {
            return false;
        }
    }

    private static void breakConnectionsToRedis() throws IOException {
        URI redis = URI.create(System.getProperty("soa.redis.url"));
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write("CLIENT KILL TYPE normal\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat((char) socket.getInputStream().read())
                    .as("Redis returns a number")
                    .isEqualTo(':');
        }
    }

    @Test
    void refusesACallOnAClosedConnection() throws Exception {
        SoaConnection connection = connection();
        connection.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> connection.call(greeting("Ada")))
                .withMessage("the connection is closed");
    }

    @Test
    void leadsToTheRedisThatItsPropertiesName() throws Exception {
        try (SoaConnection connection = connection("java:app/soa/elsewhere")) {
            assertThat(connection.defaultTimeout()).isEqualTo(Duration.ofMillis(1234));
            assertThatThrownBy(() -> connection.call(greeting("Ada").withTimeout(Duration.ofSeconds(1))))
                    .as("nobody serves anything in that database")
                    .isInstanceOf(ResponseTimeoutException.class);
        }
    }
}

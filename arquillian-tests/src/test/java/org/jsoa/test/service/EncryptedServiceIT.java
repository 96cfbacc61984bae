/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.test.server.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service on Payara Micro that takes encrypted requests only. The packed adapter brings its own library. */
@ExtendWith(ArquillianExtension.class)
class EncryptedServiceIT {

    /** The service for which the server requires encryption. */
    @Service("vault")
    @ApplicationScoped
    public static class VaultActions {

        @Action("open")
        public Map<String, Object> open(Map<String, Object> body) {
            return body;
        }
    }

    @Inject
    @SoaClient("vault")
    ServiceClient vault;

    @Deployment
    static WebArchive application() {
        return TestApplication.empty("vault.war")
                .addClass(VaultActions.class)
                .addAsResource(
                        new StringAsset("soa.client.services.vault.encrypted=true\n"),
                        "META-INF/microprofile-config.properties")
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <connection-factory>
                            <name>java:app/soa/plain</name>
                            <interface-name>org.jsoa.connection.SoaConnectionFactory</interface-name>
                            <resource-adapter>soa-rar</resource-adapter>
                          </connection-factory>
                        </web-app>
                        """));
    }

    @Test
    void anEncryptedCallGetsAResponse() {
        assertThat(vault.callAction("open", Map.of("text", "attack at dawn")).body())
                .containsEntry("text", "attack at dawn");
    }

    @Test
    @SuppressWarnings("BanJNDI") // The name is this application's own.
    void aPlainCallIsRefused() throws Exception {
        JobRequest request =
                new JobRequest(JobControl.DEFAULT, JobContext.of("c", List.of()), List.of(ActionRequest.of("open")));
        SoaConnectionFactory factory = InitialContext.doLookup("java:app/soa/plain");
        try (SoaConnection connection = factory.getConnection()) {
            assertThat(connection
                            .call(OutgoingJob.of("vault", request, Duration.ofSeconds(20)))
                            .errors())
                    .containsExactly(
                            SoaError.of(ErrorCodes.INVALID, "the body is not encrypted, which this service requires"));
        }
    }
}

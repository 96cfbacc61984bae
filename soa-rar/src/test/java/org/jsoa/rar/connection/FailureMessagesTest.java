/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.exceptions.JedisConnectionException;

class FailureMessagesTest {

    private static Exception tls(Exception cause) {
        Exception handshake = new SSLHandshakeException("handshake");
        handshake.initCause(cause);
        return new JedisConnectionException("failed to connect", handshake);
    }

    @Test
    void reportsAnExpiredCertificate() {
        assertThat(FailureMessages.of(tls(new CertificateExpiredException("NotAfter: yesterday"))))
                .isEqualTo("the certificate of Redis has expired: NotAfter: yesterday");
    }

    @Test
    void reportsAnUntrustedCertificateEvenIfItsAuthorityHasATrustedName() {
        assertThat(FailureMessages.of(tls(new SignatureException("Signature does not match."))))
                .isEqualTo("the certificate of Redis is not trusted: Signature does not match.");
    }

    @ParameterizedTest
    @CsvSource({
        "certificate_required, Redis requires a client certificate that it trusts",
        "unknown_ca, Redis requires a client certificate that it trusts",
        "certificate_expired, the client certificate has expired",
    })
    void reportsAnInvalidClientCertificate(String alert, String reason) {
        String text = "Received fatal alert: " + alert;

        assertThat(FailureMessages.of(tls(new SSLHandshakeException(text))))
                .startsWith(reason)
                .endsWith(text);
    }

    @Test
    void reportsTheTypeOfAFailureWithoutMessage() {
        assertThat(FailureMessages.of(new IllegalStateException((String) null)))
                .isEqualTo("java.lang.IllegalStateException");
    }
}

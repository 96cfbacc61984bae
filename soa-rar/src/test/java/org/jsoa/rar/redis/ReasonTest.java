/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;

class ReasonTest {

    private static Exception tls(Exception cause) {
        Exception handshake = new SSLHandshakeException("handshake");
        handshake.initCause(cause);
        return new JedisConnectionException("failed to connect", handshake);
    }

    @Test
    void saysThatTheCertificateHasExpired() {
        assertThat(Reason.of(tls(new CertificateExpiredException("NotAfter: yesterday"))))
                .isEqualTo("the certificate of Redis has expired: NotAfter: yesterday");
    }

    @Test
    void saysThatRedisWantsACertificate() {
        assertThat(Reason.of(tls(new SSLHandshakeException("Received fatal alert: certificate_required"))))
                .isEqualTo(
                        "Redis wants a client certificate that it trusts: Received fatal alert: certificate_required");
    }

    @Test
    void saysThatTheClientCertificateHasExpired() {
        assertThat(Reason.of(tls(new SSLHandshakeException("Received fatal alert: certificate_expired"))))
                .isEqualTo("the client certificate has expired: Received fatal alert: certificate_expired");
    }

    @Test
    void saysThatTheClientCertificateIsOfAnUnknownAuthority() {
        assertThat(Reason.of(tls(new SSLHandshakeException("Received fatal alert: unknown_ca"))))
                .isEqualTo("Redis wants a client certificate that it trusts: Received fatal alert: unknown_ca");
    }

    @Test
    void saysWhatWentWrongWhereNobodySaysIt() {
        assertThat(Reason.of(new IllegalStateException((String) null))).isEqualTo("java.lang.IllegalStateException");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private static final SoaError OF_THE_CALLER = SoaError.of("INVALID", "must not be blank", "customer")
            .withVariables(Map.of("length", 0))
            .withCallerError(true);

    private static final SoaError OF_THE_SERVICE =
            SoaError.of("SERVER_ERROR", "Internal server error").withTraceback("at some.Code");

    @Test
    void errorsOfTheCallerAreABadRequestWithTheirFields() {
        assertThat(CallExceptionMapper.problem(List.of(OF_THE_CALLER)))
                .isEqualTo(new Problem(
                        400,
                        "The service refuses the request",
                        "must not be blank",
                        List.of(new Problem.ServiceError(
                                "INVALID", "must not be blank", "customer", Map.of("length", 0)))));
    }

    @Test
    void anErrorOfTheServiceIsAServerErrorWithoutItsTraceback() {
        Problem problem = CallExceptionMapper.problem(List.of(OF_THE_CALLER, OF_THE_SERVICE));

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.errors()).hasSize(2);
        assertThat(problem.toString()).doesNotContain("some.Code");
    }

    @Test
    void aMissingResponseIsAGatewayError() {
        assertThat(TransportExceptionMapper.problem(new ResponseTimeoutException("stock", Duration.ofSeconds(2), null)))
                .extracting(Problem::status, Problem::detail)
                .containsExactly(504, "no response from service stock within 2000 ms");
        assertThat(TransportExceptionMapper.problem(new SendFailedException("stock", "no connection", null))
                        .status())
                .isEqualTo(502);
    }
}

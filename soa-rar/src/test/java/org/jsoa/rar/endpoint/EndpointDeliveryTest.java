/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;
import java.util.List;
import java.util.logging.Level;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.RecordingEndpoint;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServicePhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointDeliveryTest {

    private static final IncomingJob JOB = new IncomingJob(
            "example",
            1L,
            new JobRequest(JobControl.DEFAULT, JobContext.of("c", List.of()), List.of(ActionRequest.of("square"))),
            null);

    private static final JobWatch NO_WATCH = (time, response) -> true;

    private final RecordingEndpoint endpoint = new RecordingEndpoint();
    private final EndpointDelivery delivery = new EndpointDelivery(endpoint);

    @Test
    void surroundsAJobWithBeforeAndAfter() throws ResourceException {
        JobResponse response = delivery.onJob(JOB, NO_WATCH);

        assertThat(response).isSameAs(endpoint.response());
        assertThat(endpoint.calls()).containsExactly("before onJob", "onJob", "after");
    }

    @Test
    void surroundsAPhaseWithBeforeAndAfter() throws ResourceException {
        delivery.onPhase("example", ServicePhase.IDLE);

        assertThat(endpoint.calls()).containsExactly("before onPhase", "IDLE of example", "after");
    }

    @Test
    void keepsTheEndpointWhileItWorks() throws ResourceException {
        delivery.onJob(JOB, NO_WATCH);
        delivery.onJob(JOB, NO_WATCH);

        assertThat(delivery.isBroken()).isFalse();
        assertThat(endpoint.calls()).doesNotContain("release");
    }

    @Test
    void callsAfterDeliveryOnceWhenTheListenerThrows() {
        endpoint.failOn("onJob");

        assertThatThrownBy(() -> delivery.onJob(JOB, NO_WATCH)).hasMessage("onJob failed");
        assertThat(endpoint.calls()).containsExactly("before onJob", "onJob", "after");
        assertThat(delivery.isBroken()).isTrue();
    }

    @Test
    void doesNotDeliverWhenBeforeDeliveryThrows() {
        endpoint.failOn("before");

        assertThatThrownBy(() -> delivery.onJob(JOB, NO_WATCH))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("the endpoint is not available: before failed");
        assertThat(endpoint.calls()).containsExactly("before onJob");
        assertThat(delivery.isBroken()).isTrue();
    }

    @Test
    void reportsAFailureOfAfterDelivery() {
        endpoint.failOn("after");

        assertThatThrownBy(() -> delivery.onJob(JOB, NO_WATCH)).hasMessage("after failed");
        assertThat(endpoint.calls()).containsExactly("before onJob", "onJob", "after");
        assertThat(delivery.isBroken()).isTrue();
    }

    @Test
    void keepsTheFirstFailureWhenAfterDeliveryFailsToo() {
        endpoint.failOn("onJob");
        endpoint.failOn("after");

        assertThatThrownBy(() -> delivery.onJob(JOB, NO_WATCH))
                .hasMessage("onJob failed")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "onJob", "after"})
    void anErrorBreaksTheEndpoint(String step) {
        endpoint.failOn(step, new StackOverflowError(step));

        assertThatThrownBy(() -> delivery.onJob(JOB, NO_WATCH)).isNotNull();
        assertThat(delivery.isBroken()).isTrue();
        assertThat(endpoint.calls()).filteredOn("after"::equals).hasSize(step.equals("before") ? 0 : 1);
    }

    @Test
    void aReleaseThatFailsIsLogged() {
        endpoint.failOn("release", new IllegalStateException("broken"));
        try (RecordedLog log = new RecordedLog()) {
            delivery.close();

            assertThat(log.messages(Level.WARNING)).containsExactly("the server failed to release an endpoint");
        }
    }

    @Test
    void reportsAnApplicationWithItsOwnCopyOfTheApi() {
        EndpointDelivery toStranger = new EndpointDelivery(new StrangeEndpoint());

        assertThatThrownBy(() -> toStranger.onJob(JOB, NO_WATCH))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("soa-api")
                .hasMessageContaining("class-loading-policy=global");
    }

    /** An endpoint as a server makes it of a listener that another class loader knows. */
    private static final class StrangeEndpoint implements MessageEndpoint {

        @Override
        public void beforeDelivery(Method method) {
            throw new IllegalStateException("nothing is to be delivered");
        }

        @Override
        public void afterDelivery() {
            throw new IllegalStateException("nothing is to be delivered");
        }

        @Override
        public void release() {
            // There is nothing to release.
        }
    }
}

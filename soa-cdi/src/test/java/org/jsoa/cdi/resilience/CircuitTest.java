/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.MessageTooLargeException;
import org.jsoa.client.SendFailedException;
import org.junit.jupiter.api.Test;

/** A circuit that is half open: its time is over, and one call is to show whether the service responds again. */
class CircuitTest {

    private final SendFailedException failure = new SendFailedException("users", "the test says so", null);
    private static final FailurePolicy TWO_FAILURES =
            new FailurePolicy(0, Duration.ofMillis(1), 2, Duration.ofMillis(1), false);

    private final Circuit circuit = Circuit.of("users", TWO_FAILURES, Clock.systemUTC());

    private void fail() {
        circuit.enter();
        circuit.leave(failure);
    }

    /** Lets the call through that comes first after a while. */
    private void enterInTheEnd() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (true) {
            try {
                circuit.enter();
                return;
            } catch (SendFailedException e) {
                assertThat(Instant.now()).as("no call was let through").isBefore(end);
                Thread.sleep(1);
            }
        }
    }

    private void open() {
        fail();
        fail();
        assertThat(circuit.isClosed()).isFalse();
    }

    @Test
    void letsOneCallThrough() throws InterruptedException {
        open();
        enterInTheEnd();

        assertThatThrownBy(circuit::enter).isInstanceOf(SendFailedException.class);
    }

    @Test
    void closesWhenThatOneGetsAResponse() throws InterruptedException {
        open();
        enterInTheEnd();

        circuit.leave(null);

        assertThat(circuit.isClosed()).isTrue();
        fail();
        assertThatCode(circuit::enter).doesNotThrowAnyException();
    }

    @Test
    void opensAgainWhenThatOneFails() throws InterruptedException {
        open();
        enterInTheEnd();

        circuit.leave(failure);

        assertThat(circuit.isClosed()).isFalse();
        enterInTheEnd();
        assertThatThrownBy(circuit::enter).isInstanceOf(SendFailedException.class);
    }

    @Test
    void letsAnotherThroughWhenThatOneIsCancelled() throws InterruptedException {
        open();
        enterInTheEnd();

        circuit.leave(new CancellationException());

        assertThat(circuit.isClosed()).isFalse();
        enterInTheEnd();
        circuit.leave(null);
        assertThat(circuit.isClosed()).isTrue();
    }

    @Test
    void aClosedCircuitDoesNotCountCallsThatWereCancelled() {
        for (int i = 0; i < 5; i++) {
            circuit.enter();
            circuit.leave(new CancellationException());
        }

        assertThat(circuit.isClosed()).isTrue();
    }

    @Test
    void doesNotCountCallersThatWereInterruptedOrReachedLimitsOfTheirOwn() {
        for (int i = 0; i < 5; i++) {
            circuit.enter();
            circuit.leave(new ConnectionLostException("users", new InterruptedException()));
            circuit.enter();
            circuit.leave(SendFailedException.byCaller("users", "too many calls", null));
            circuit.enter();
            circuit.leave(new MessageTooLargeException("users", 2, 1));
            circuit.enter();
            circuit.leave(new InvalidMessageException("users", "no text", null));
        }

        assertThat(circuit.isClosed()).isTrue();
    }

    @Test
    void aTestCallThatWasInterruptedLeavesTheTestToTheNextOne() throws InterruptedException {
        open();
        enterInTheEnd();

        circuit.leave(new ConnectionLostException("users", new InterruptedException()));

        assertThatCode(circuit::enter).doesNotThrowAnyException();
        circuit.leave(null);
        assertThat(circuit.isClosed()).isTrue();
    }
}

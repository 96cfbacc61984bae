/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CurrentContainerTest {

    @Test
    void asksAgainWhileCdiHasForgottenWhoKnowsContainers() {
        AtomicInteger asked = new AtomicInteger();

        CurrentContainer.get(() -> {
            if (asked.incrementAndGet() < 3) {
                throw new NullPointerException("as CDI.current() does");
            }
            return null;
        });

        assertThat(asked).hasValue(3);
    }

    @Test
    void doesNotAskForEver() {
        assertThatThrownBy(() -> CurrentContainer.get(() -> {
                    throw new NullPointerException("as CDI.current() does");
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}

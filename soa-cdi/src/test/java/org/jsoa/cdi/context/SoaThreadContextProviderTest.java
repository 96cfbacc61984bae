/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SoaThreadContextProviderTest {

    @Test
    void leavesThreadsOfApplicationsWithoutCdiAlone() {
        SoaThreadContextProvider provider = new SoaThreadContextProvider();

        assertThatNoException().isThrownBy(() -> {
            provider.currentContext(Map.of()).begin().endContext();
            provider.clearedContext(Map.of()).begin().endContext();
        });
    }
}

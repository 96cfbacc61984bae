/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 'maxFrameBytes must be positive, but is 0'",
        "1, 0, 1, 'maxDepth must be positive, but is 0'",
        "1, 65, 1, 'maxDepth must be at most 64, but is 65'",
        "1, 1, -1, 'maxElements must be positive, but is -1'",
    })
    void invalidLimitsAreRefusedByName(int bytes, int depth, int elements, String message) {
        assertThatThrownBy(() -> new DecodeLimits(bytes, depth, elements))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedRepliesTest {

    private final List<Long> cut = new ArrayList<>();

    /** Reads replies with a limit of 8 bytes, in pieces of a given size. */
    private String read(String replies, int piece) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (BoundedReplies in =
                new BoundedReplies(new ByteArrayInputStream(replies.getBytes(US_ASCII)), 8, cut::add)) {
            byte[] buffer = new byte[piece + 3];
            for (int count = in.read(buffer, 3, piece); count >= 0; count = in.read(buffer, 3, piece)) {
                assertThat(count).isPositive();
                read.write(buffer, 3, count);
            }
        }
        return read.toString(US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 1_000})
    void repliesOfAllTypesPassUnchanged(int piece) throws IOException {
        String replies =
                "+OK\r\n-ERR $99\r\n:123456789\r\n$8\r\n$9\r\n:1\r\n\r\n$-1\r\n*3\r\n$0\r\n\r\n*-1\r\n$3\r\nabc\r\n";

        assertThat(read(replies, piece)).isEqualTo(replies);
        assertThat(cut).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 1_000})
    void largeValuesAreCutAndTheirSizeIsTold(int piece) throws IOException {
        String large = "*2\r\n$3\r\nkey\r\n$100\r\n12345678" + "x".repeat(92) + "\r\n:7\r\n";

        assertThat(read(large, piece)).isEqualTo("*2\r\n$3\r\nkey\r\n$008\r\n12345678\r\n:7\r\n");
        assertThat(cut).containsExactly(100L);
    }

    @Test
    void severalLargeValuesAreCut() throws IOException {
        String large = "$20\r\n12345678" + "x".repeat(12) + "\r\n";

        assertThat(read(large.repeat(3), 1_000)).isEqualTo("$08\r\n12345678\r\n".repeat(3));
    }

    @Test
    void theConnectionBreaksIfTheSizeOfALargeValueWasReadInParts() {
        assertThatThrownBy(() -> read("$100\r\n" + "x".repeat(100) + "\r\n", 2))
                .isInstanceOf(IOException.class)
                .hasMessage("Redis sent a value of 100 bytes");
    }
}

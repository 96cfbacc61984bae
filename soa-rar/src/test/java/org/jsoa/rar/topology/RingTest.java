/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoa.rar.call.ReplyListNames;
import org.jsoa.rar.connection.RedisAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingTest {

    private static Ring ring(int size) {
        return new Ring(IntStream.range(0, size)
                .<Shard>mapToObj(i -> new FixedLocator(RedisAddress.parse("redis://host" + i)))
                .toList());
    }

    /** Figures of PySOA 1.4.9, for rings of 1 to 5 masters. */
    @ParameterizedTest
    @CsvSource({
        "pysoa:service.example.0123456789abcdef0123456789abcdef!7f0123456789, 0 0 0 1 1",
        "pysoa:service.foo.ffffffffffffffffffffffffffffffff!0000deadbeef, 0 1 1 2 2",
        "pysoa:service.example.abababababababababababababababab!000000000001, 0 0 0 0 1",
    })
    void findsReplyListsWherePysoaDoes(String key, String expected) {
        List<String> indexes = IntStream.rangeClosed(1, 5)
                .mapToObj(size -> Integer.toString(ring(size).indexOf(key)))
                .toList();

        assertThat(String.join(" ", indexes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5"})
    void makesReplyListsForEveryMaster(int size) {
        Ring ring = ring(size);
        Set<String> all = new HashSet<>();
        for (int index = 0; index < size; index++) {
            ReplyListNames addresses = new ReplyListNames("jsoa", ring, index);
            List<String> some =
                    IntStream.range(0, 100).mapToObj(i -> addresses.next()).toList();
            all.addAll(some);

            assertThat(some).allSatisfy(address -> assertThat(Collections.frequency(List.of(address.split("")), "!"))
                    .isEqualTo(1));
            assertThat(some.stream().map(ServiceKeys::replies).map(ring::indexOf))
                    .containsOnly(index);
        }

        assertThat(all).hasSize(100 * size);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyCollisionsTest {

    private static final int MOST = KeyCollisions.MOST_OF_A_MESSAGE;

    /** A key without an order, which counts how often it is compared. */
    @SuppressWarnings("ArrayRecordComponent") // Shared by all keys.
    private record Unordered(int id, int hash, int[] comparisons) {

        @Override
        public boolean equals(Object other) {
            comparisons[0]++;
            return other instanceof Unordered key && key.id == id;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    @Test
    void keysWithOneHashCodeAreRefusedAfterABoundedNumberOfComparisons() {
        int[] comparisons = new int[1];
        Map<Object, Object> map = new LinkedHashMap<>();

        KeyCollisions collisions = new KeyCollisions(map.keySet(), MOST);
        boolean allowed = IntStream.range(0, 10_000)
                .mapToObj(id -> new Unordered(id, 7, comparisons))
                .allMatch(key -> put(collisions, map, key));

        assertThat(allowed).isFalse();
        assertThat(map).hasSize(MOST + 1);
        assertThat(comparisons[0]).isLessThan(1_000);
    }

    @Test
    void comparisonsGrowNoFasterThanKeysIfHashCodesAreSharedAsFarAsAllowed() {
        int once = comparisons(4_096);
        int twice = comparisons(8_192);

        assertThat(twice).isLessThan(once * 5 / 2);
    }

    private static int comparisons(int keys) {
        int[] comparisons = new int[1];
        Map<Object, Object> map = new LinkedHashMap<>();
        KeyCollisions collisions = new KeyCollisions(map.keySet(), MOST);
        for (int id = 0; id < keys; id++) {
            assertThat(put(collisions, map, new Unordered(id, id / MOST, comparisons)))
                    .isTrue();
        }
        return comparisons[0];
    }

    @Test
    void textsAndNumbersMayCollideBecauseAHashMapOrdersThem() {
        Map<Object, Object> map = new LinkedHashMap<>();
        KeyCollisions collisions = new KeyCollisions(map.keySet(), MOST);

        // The hash code of a long is that of its complement.
        assertThat(LongStream.range(-1_000, 1_000).allMatch(key -> put(collisions, map, key)))
                .isTrue();
    }

    @Test
    void keysOfAnotherClassAmongCollidingOnesAreRefused() {
        Map<Object, Object> map = new LinkedHashMap<>();
        KeyCollisions collisions = new KeyCollisions(map.keySet(), MOST);
        List<Object> zeros = Stream.iterate("", text -> text.isEmpty() ? "\0" : text + "\0")
                .limit(100)
                .map(text -> (Object) text)
                .toList();
        zeros.forEach(text -> put(collisions, map, text));

        assertThat(collisions.allows(0L)).isFalse();
        assertThat(collisions.allows(1L)).isTrue();
    }

    @Test
    void aRepeatedKeyIsNoCollision() {
        Map<Object, Object> map = new LinkedHashMap<>();
        KeyCollisions collisions = new KeyCollisions(map.keySet(), MOST);

        assertThat(IntStream.range(0, 100).allMatch(i -> put(collisions, map, LocalDateTime.MIN)))
                .isTrue();
    }

    @Test
    void ordinaryDateTimesDoNotCollide() {
        LocalDateTime first = LocalDateTime.of(2026, 1, 1, 0, 0);
        for (int seconds : new int[] {1, 60, 3_600, 86_400}) {
            Map<Object, Object> map = new LinkedHashMap<>();
            KeyCollisions collisions = new KeyCollisions(map.keySet(), MOST);

            assertThat(IntStream.range(0, 100_000)
                            .allMatch(i -> put(collisions, map, first.plusSeconds((long) i * seconds))))
                    .as("every %s seconds", seconds)
                    .isTrue();
        }
    }

    private static boolean put(KeyCollisions collisions, Map<Object, Object> map, Object key) {
        boolean allowed = collisions.allows(key);
        map.put(key, true);
        return allowed;
    }
}

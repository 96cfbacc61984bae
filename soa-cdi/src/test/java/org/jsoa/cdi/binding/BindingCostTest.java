/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoa.cdi.bodyerror.UnreadableBodyException;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A peer that sends many bad values costs memory in proportion to its bytes, and gets a short response. */
class BindingCostTest {

    /** Constants of long names, as many as a code list of a standard has. */
    enum Large {
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_00,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_01,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_02,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_03,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_04,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_05,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_06,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_07,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_08,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_09,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_10,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_11,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_12,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_13,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_14,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_15,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_16,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_17,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_18,
        CONSTANT_WITH_A_LONG_NAME_THAT_IS_REPEATED_IN_ERRORS_19
    }

    record Strict(String name) {
        static final AtomicInteger CONSTRUCTED = new AtomicInteger();

        Strict {
            CONSTRUCTED.incrementAndGet();
            throw new IllegalArgumentException("never");
        }
    }

    record Node(List<Node> nodes) {}

    record Bodies(
            List<Integer> ints,
            List<Large> constants,
            List<UUID> ids,
            List<LocalDate> dates,
            List<BigDecimal> decimals,
            List<URI> uris,
            List<Strict> strict,
            List<Node> nodes,
            Map<Integer, Integer> map,
            Map<String, Map<String, Integer>> deep) {}

    /**
     * A kind of bad body.
     *
     * @param make returns the value of the component with a number of bad values
     */
    private record Attack(String component, Make make) {
        interface Make {
            Object of(int count);
        }

        @Override
        public String toString() {
            return component;
        }
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                new Attack("ints", count -> Collections.nCopies(count, "")),
                new Attack("ints", count -> Collections.nCopies(count, 1L << 40)),
                new Attack("constants", count -> Collections.nCopies(count, "")),
                new Attack("ids", count -> Collections.nCopies(count, "")),
                new Attack("dates", count -> Collections.nCopies(count, "")),
                new Attack("decimals", count -> Collections.nCopies(count, "")),
                new Attack("decimals", count -> Collections.nCopies(count / 100, "1e99999999999")),
                new Attack("uris", count -> Collections.nCopies(count, " ")),
                new Attack("strict", count -> Collections.nCopies(count, Map.of())),
                new Attack("strict", count -> Collections.nCopies(count, 1L)),
                new Attack("nodes", count -> Collections.nCopies(count, Map.of("x", 1L))),
                new Attack("nodes", count -> List.of(keys(count))),
                new Attack("map", count -> keys(count)),
                new Attack("map", BindingCostTest::sameKeys));
    }

    private static Map<Object, Object> keys(int count) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            map.put("key " + i, 1L);
        }
        return map;
    }

    /** Pairs of keys that are equal as integers. */
    private static Map<Object, Object> sameKeys(int count) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (long i = 0; i < count / 2; i++) {
            map.put(i, 1L);
            map.put(String.valueOf(i), 1L);
        }
        return map;
    }

    private final BodyReader<Bodies> reader = new BodyMapper().readerFor(Bodies.class);

    private List<SoaError> errors(Map<String, Object> body) {
        return catchThrowableOfType(UnreadableBodyException.class, () -> reader.read(body))
                .errors();
    }

    private long allocated(Map<String, Object> body) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        errors(body);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void costsMemoryInProportionToTheNumberOfBadValues(Attack attack) {
        int count = 200_000;
        Map<String, Object> once = Map.of(attack.component(), attack.make().of(count));
        Map<String, Object> twice = Map.of(attack.component(), attack.make().of(2 * count));
        errors(once);

        long first = allocated(once);
        long second = allocated(twice);

        assertThat(second).isLessThan(2 * first + (1 << 20));
        // A bad value has one byte or more, and needs 4 to 8 bytes in the list alone.
        assertThat(first).as("%s", attack).isLessThan(200L * count);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void listsAHundredErrorsAndSaysHowManyMoreThereAre(Attack attack) {
        List<SoaError> errors = errors(Map.of(attack.component(), attack.make().of(100_000)));

        assertThat(errors).hasSizeLessThanOrEqualTo(101);
        if (errors.size() > 1) {
            assertThat(errors.get(100).field()).isNull();
            assertThat(errors.get(100).message()).matches("[0-9]+ more errors are not listed");
            assertThat(errors.get(100).callerError()).isTrue();
        }
        assertThat(errors.stream().mapToInt(error -> error.message().length()).sum())
                .isLessThan(120_000);
    }

    @Test
    void countsTheErrorsThatAreNotListed() {
        List<SoaError> errors = errors(Map.of("ints", Collections.nCopies(50_000, "x")));

        assertThat(errors).hasSize(101);
        assertThat(errors.get(99).field()).isEqualTo("ints.99");
        assertThat(errors.get(100).message()).isEqualTo("49900 more errors are not listed");
        assertThat(errors(Map.of("ints", Collections.nCopies(100, "x")))).hasSize(100);
        assertThat(errors(Map.of("ints", Collections.nCopies(101, "x")))
                        .get(100)
                        .message())
                .isEqualTo("1 more errors are not listed");
    }

    @Test
    void constructsNoFurtherRecordsAfterAThousandErrors() {
        Strict.CONSTRUCTED.set(0);

        errors(Map.of("strict", Collections.nCopies(100_000, Map.of())));

        assertThat(Strict.CONSTRUCTED).hasValue(1_000);
    }

    @Test
    void keepsTheTextOfErrorsShort() {
        assertThat(errors(Map.of("constants", List.of("x"))).get(0).message())
                .startsWith("Value is not one of: \"CONSTANT")
                .endsWith(" more")
                .hasSizeLessThan(1_200);
        String longKey = "k".repeat(1_000_000);
        assertThat(errors(Map.of(longKey, 1L)).get(0).message()).hasSizeLessThan(1_200);
        assertThat(errors(Map.of("nodes", List.of(keys(100_000)))).get(0).message())
                .startsWith("Extra keys present: key 0, key 1, key 10, ")
                .endsWith(" more")
                .hasSizeLessThan(1_200);
        Map<String, Object> many =
                IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(number -> "i" + number, number -> "x"));
        Map<String, Object> body = Map.of("deep", Map.of(longKey, many));
        assertThat(errors(body)).hasSize(101).allSatisfy(error -> assertThat(error.field() == null ? "" : error.field())
                .hasSizeLessThan(1_200));
        assertThat(allocated(body)).isLessThan(20_000_000);
    }

    @Test
    void doesNotPayForDepth() {
        List<Object> levels = new ArrayList<>();
        Map<String, Object> node = new HashMap<>(Map.of("nodes", levels));
        for (int depth = 0; depth < 30; depth++) {
            levels = new ArrayList<>(List.of(new HashMap<>(Map.of("nodes", levels))));
        }
        levels.addAll(Collections.nCopies(100_000, 1L));
        node.put("nodes", levels);

        assertThat(allocated(Map.of("nodes", List.of(node)))).isLessThan(20_000_000);
    }
}

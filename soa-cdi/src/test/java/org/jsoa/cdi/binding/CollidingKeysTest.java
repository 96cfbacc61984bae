/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;
import org.junit.jupiter.api.Test;

/** Maps and sets of an application whose keys a peer has chosen so that their hash codes are equal. */
class CollidingKeysTest {

    private static final int KEYS = 257;

    private final BodyMapper mapper = new BodyMapper();

    record Tag(String name) {}

    record Body(Set<Tag> tags, Map<LocalDateTime, Long> times) {}

    private List<SoaError> errors(Map<String, Object> body) {
        return catchThrowableOfType(ActionException.class, () -> mapper.readerFor(Body.class)
                        .read(body))
                .errors();
    }

    @Test
    void aSetOfRecordsIsRefused() {
        List<Object> tags = IntStream.range(0, KEYS)
                .mapToObj(number -> (Object) Map.of("name", text(number)))
                .toList();

        assertThat(errors(Map.of("tags", tags, "times", Map.of())))
                .extracting(SoaError::message)
                .containsExactly("Too many elements with the same hash code");
        assertThat(mapper.readerFor(Body.class)
                        .read(Map.of("tags", tags.subList(0, KEYS - 1), "times", Map.of()))
                        .tags())
                .hasSize(KEYS - 1);
    }

    @Test
    void aMapWhoseTextKeysBecomeDateTimesIsRefused() {
        Map<String, Object> times = new LinkedHashMap<>();
        IntStream.range(0, KEYS).forEach(number -> times.put(dateTime(number).toString(), 1L));

        assertThat(errors(Map.of("tags", List.of(), "times", times)))
                .extracting(SoaError::message)
                .containsExactly("Too many keys with the same hash code");
    }

    /** Returns one of many texts with one hash code. */
    private static String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 10; bit++) {
            text.append(((number >> bit) & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    /** Returns one of many date-times with one hash code. */
    private static LocalDateTime dateTime(int number) {
        LocalDate date = LocalDate.ofEpochDay(number);
        int wanted = date.hashCode() ^ 0x1234567;
        for (long high = 0; high < 20_000; high++) {
            long nanos = (high << 32) | (((int) high ^ wanted) & 0xffff_ffffL);
            if (nanos % 1000 == 0) {
                return LocalDateTime.of(date, LocalTime.ofNanoOfDay(nanos));
            }
        }
        throw new AssertionError("no such time");
    }
}
